Attribute VB_Name = "Berkas"
Option Explicit

' The two small files between VBA and Python: the settings that are read, the arguments that are written.

Public Function KenariBerkas() As String
    KenariBerkas = "Berkas"
End Function

Public Function AdaBerkas(ByVal jalur As String) As Boolean
    AdaBerkas = Dir$(jalur) <> ""
End Function

' The whole text of a file; empty when there is none.
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

' UTF-16 with its mark, which is how VBA holds text: no name is lost to a code page.
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
