Attribute VB_Name = "Berkas"
Option Explicit

' The two small files between VBA and Python, both UTF-16: the settings that are read, the arguments that are
' written. VBA's own Dir and Open know the code page only, and a person may have any name.

Public Function KenariBerkas() As String
    KenariBerkas = "Berkas"
End Function

Public Function AdaBerkas(ByVal jalur As String) As Boolean
    AdaBerkas = Sistem().FileExists(jalur)
End Function

' The whole text of a file; empty when there is none.
Public Function IsiBerkas(ByVal jalur As String) As String
    Dim asal As Object
    If Not AdaBerkas(jalur) Then Exit Function
    Set asal = Sistem().OpenTextFile(jalur, 1, False, -1)
    If Not asal.AtEndOfStream Then IsiBerkas = asal.ReadAll()
    asal.Close
End Function

Public Sub TulisArgumen(ByVal jalur As String, ByVal isi As String)
    Dim tujuan As Object
    Set tujuan = Sistem().CreateTextFile(jalur, True, True)
    tujuan.Write isi
    tujuan.Close
End Sub

Public Sub HapusBerkas(ByVal jalur As String)
    If AdaBerkas(jalur) Then Sistem().DeleteFile jalur, True
End Sub

Private Function Sistem() As Object
    Set Sistem = CreateObject("Scripting.FileSystemObject")
End Function
