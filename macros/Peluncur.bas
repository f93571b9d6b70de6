Attribute VB_Name = "Peluncur"
Option Explicit

' One click becomes one run of Python. What a button does, and whether it may, is decided there.

Private Const HURUF As String = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
Private Const PASANG As String = vbLf & vbLf & _
    "Tutup Excel, klik ganda PASANG.cmd (di Mac: sakip pasang), lalu coba lagi."

Private sibuk As Boolean

Public Function KenariPeluncur() As String
    KenariPeluncur = "Peluncur"
End Function

' A link in a foreign book may carry any text: what is no button's name never reaches a command line.
Public Sub Jalankan(ByVal id As String)
    Dim pesan As String
    If sibuk Or Not Terdiri(id, HURUF) Then Exit Sub
    On Error GoTo Gagal
    sibuk = True
    TahanEsc
    Application.StatusBar = "SAKIP sedang bekerja..."
    If ActiveWorkbook Is Nothing Then
        pesan = "Tidak ada buku kerja yang dapat dipakai." & vbLf & vbLf & "Buka buku kerja SAKIP. " & _
            "Bila Excel menampilkan bilah Tampilan Terproteksi, klik Aktifkan Pengeditan dahulu."
    Else
        pesan = Kerjakan(id, ActiveWorkbook.Name, ActiveWorkbook.FullName)
    End If
Selesai:
    On Error Resume Next
    Application.StatusBar = False
    BebaskanJendela
    sibuk = False
    If pesan <> "" Then Beritahu pesan
    Exit Sub
Gagal:
    pesan = "Tombol ini tidak dapat dijalankan (galat VBA " & Err.Number & ")." & PASANG
    Resume Selesai
End Sub

' Runs one button on one book; the answer is what to tell the person when Python could not tell it.
Private Function Kerjakan(ByVal id As String, ByVal nama As String, ByVal penuh As String) As String
    Dim isi As String, python As String, catatan As String, titipan As String, kode As Long
    If Terkurung() Then
        isi = MulaiSkrip(id & vbLf & nama)
        If isi <> "" Then Kerjakan = "SAKIP belum terpasang dengan lengkap (" & isi & ")." & PASANG
        Exit Function
    End If
    If FolderSakip() <> "" Then isi = IsiBerkas(FolderSakip() & "sakip.ini")
    python = Nilai(isi, "python")
    catatan = Nilai(isi, "log")
    If isi = "" Then
        Kerjakan = "SAKIP belum terpasang: " & FolderSakip() & "sakip.ini tidak ada." & PASANG
    ElseIf Not Mutlak(python) Or Not Mutlak(catatan) Then
        Kerjakan = "Berkas pengaturan " & FolderSakip() & "sakip.ini rusak." & PASANG
    ElseIf Not AdaBerkas(python) Then
        Kerjakan = "Python untuk SAKIP tidak ditemukan: " & python & PASANG
    Else
        titipan = FolderSakip() & "argumen-" & Jendela() & ".txt"
        kode = Mulai(Perintah(python, id, nama, penuh, titipan), python)
        HapusBerkas titipan
        If kode <> 0 Then
            Kerjakan = "Python untuk SAKIP berhenti sebelum selesai (kode " & kode & ")." & vbLf & _
                "Catatan: " & catatan & vbLf & vbLf & _
                "Tutup Excel, lalu klik ganda PASANG.cmd untuk memeriksa dan memperbaikinya."
        End If
    End If
End Function

' -I keeps the folders and settings of the person, and those of the book, from standing in for a module.
Public Function Perintah(ByVal python As String, ByVal id As String, ByVal nama As String, _
        ByVal penuh As String, ByVal titipan As String) As String
    Perintah = Kutip(python) & " -I -m sakip_xl.buttons " & Kutip(id) & " "
    If Terdiri(nama, HURUF & " .-()") And InStr(penuh, "://") = 0 Then
        Perintah = Perintah & Kutip("--wb=" & nama) & " ""--from_xl=1"" " & Kutip("--hwnd=" & Jendela())
    Else
        TulisArgumen titipan, "wb=" & nama & vbCrLf & "fullname=" & penuh & vbCrLf & _
            "from_xl=1" & vbCrLf & "hwnd=" & Jendela() & vbCrLf
        Perintah = Perintah & Kutip("--argumen=" & titipan)
    End If
End Function

' Whether a text has characters, and none but the given ones.
Public Function Terdiri(ByVal teks As String, ByVal boleh As String) As Boolean
    Dim i As Long
    For i = 1 To Len(teks)
        If InStr(1, boleh, Mid$(teks, i, 1), vbBinaryCompare) = 0 Then Exit Function
    Next i
    Terdiri = Len(teks) > 0
End Function

' What stands behind the first "key=" at the start of a line; empty when no line has it.
Public Function Nilai(ByVal isi As String, ByVal kunci As String) As String
    Dim baris As Variant
    For Each baris In Split(Replace(isi, vbCr, vbLf), vbLf)
        If Left$(baris, Len(kunci) + 1) = kunci & "=" Then
            Nilai = Trim$(Mid$(baris, Len(kunci) + 2))
            Exit Function
        End If
    Next baris
End Function

' A full path that Windows passes on unchanged: it would fill in %NAME%, and a quote would end the argument.
Public Function Mutlak(ByVal jalur As String) As Boolean
    If InStr(jalur, "%") > 0 Or InStr(jalur, """") > 0 Then Exit Function
    Mutlak = Mid$(jalur, 2, 2) = ":\" Or Left$(jalur, 2) = "\\" Or Left$(jalur, 1) = "/"
End Function

Private Function Kutip(ByVal teks As String) As String
    Kutip = """" & teks & """"
End Function
