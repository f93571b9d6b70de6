/* Stands in for python.exe: adds its folder and its arguments to <its own path>.txt, in UTF-16, each ended by
   U+001F and the call by U+001E. The exit status is the number of arguments. */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

static FILE *berkas;

static void tulis(const wchar_t *teks, wchar_t akhir) {
    fwrite(teks, sizeof *teks, wcslen(teks), berkas);
    fwrite(&akhir, sizeof akhir, 1, berkas);
}

int wmain(int banyak, wchar_t **argumen) {
    wchar_t nama[600], folder[600];
    GetModuleFileNameW(NULL, nama, 590);
    wcscat(nama, L".txt");
    GetCurrentDirectoryW(600, folder);
    berkas = _wfopen(nama, L"ab");
    tulis(folder, 0x1f);
    for (int i = 1; i < banyak; i++) tulis(argumen[i], 0x1f);
    tulis(L"", 0x1e);
    fclose(berkas);
    return banyak - 1;
}
