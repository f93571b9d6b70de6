Option Explicit

' Stands in for macros/Berkas.bas in LibreOffice on Linux, which has no FileSystemObject. The settings are UTF-8.

Public Function KenariBerkas() As String
    KenariBerkas = "Berkas"
End Function

Public Function AdaBerkas(ByVal jalur As String) As Boolean
    AdaBerkas = Dir$(jalur) <> ""
End Function

Public Function IsiBerkas(ByVal jalur As String) As String
    Dim saluran As Integer
    Dim baris As String
    If Not AdaBerkas(jalur) Then Exit Function
    saluran = FreeFile
    Open jalur For Input As #saluran
    Do Until EOF(saluran)
        Line Input #saluran, baris
        IsiBerkas = IsiBerkas & baris & vbLf
    Loop
    Close #saluran
End Function

Public Sub TulisArgumen(ByVal jalur As String, ByVal isi As String)
    Dim saluran As Integer
    Dim bita() As Byte
    HapusBerkas jalur
    bita = ChrW$(&HFEFF) & isi
    saluran = FreeFile
    Open jalur For Binary Access Write As #saluran
    Put #saluran, , bita
    Close #saluran
End Sub

Public Sub HapusBerkas(ByVal jalur As String)
    If AdaBerkas(jalur) Then Kill jalur
End Sub
