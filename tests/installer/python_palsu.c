/* Stands for python.exe and for its installer. Each start adds a line to the file of CATATAN, the arguments
   between brackets. "/quiet" and "venv" put a copy of itself where the real ones put python.exe. The Python
   in a folder "Lama" answers "-c" with 1, and any program that is given the word of GAGAL fails. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

static char diri[MAX_PATH];

static void salin_ke(const char *folder, const char *lanjut)
{
    char jalur[2 * MAX_PATH], *huruf;

    snprintf(jalur, sizeof jalur, "%s\\%s\\python.exe", folder, lanjut);
    for (huruf = jalur + 3; *huruf; huruf++) {
        if (*huruf == '\\') {
            *huruf = 0;
            CreateDirectoryA(jalur, NULL);
            *huruf = '\\';
        }
    }
    CopyFileA(diri, jalur, FALSE);
}

int main(int jumlah, char **kata)
{
    const char *gagal = getenv("GAGAL");
    FILE *catatan = fopen(getenv("CATATAN"), "a");
    int i, kode = 0;

    GetModuleFileNameA(NULL, diri, MAX_PATH);
    for (i = 0; i < jumlah; i++) {
        fprintf(catatan, "[%s]", kata[i]);
        if (strcmp(kata[i], "/quiet") == 0)
            salin_ke(getenv("LOCALAPPDATA"), "Programs\\Python\\Python313");
        if (strcmp(kata[i], "venv") == 0 && i + 1 < jumlah)
            salin_ke(kata[i + 1], "Scripts");
        if (strcmp(kata[i], "-c") == 0 && strstr(diri, "Lama") != NULL)
            kode = 1;
        if (gagal != NULL && strcmp(kata[i], gagal) == 0)
            kode = 1;
    }
    fprintf(catatan, "\n");
    fclose(catatan);
    return kode;
}
