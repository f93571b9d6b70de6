Attribute VB_Name = "Luar"
Option Explicit

' All that leaves VBA: the person's folder, the window, a process, a message. Tests replace this module only.

Public Function KenariLuar() As String
    KenariLuar = "Luar"
End Function

' On a Mac Excel sits in a sandbox; sakip.applescript, outside of it, reads the settings and starts Python.
Public Function Terkurung() As Boolean
    Terkurung = False
    #If Mac Then
        Terkurung = True
    #End If
End Function

Public Function FolderSakip() As String
    If Environ$("LOCALAPPDATA") <> "" Then FolderSakip = Environ$("LOCALAPPDATA") & "\SAKIP\"
End Function

Public Function Jendela() As Long
    Jendela = Application.Hwnd
End Function

' Runs a command hidden and waits for its exit status; -1 when it could not be started.
' It runs in the interpreter's own folder, since Windows also looks for libraries in the current one.
Public Function Mulai(ByVal perintah As String, ByVal python As String) As Long
    Dim penjalan As Object
    Dim semula As String
    Set penjalan = CreateObject("WScript.Shell")
    semula = penjalan.CurrentDirectory
    Mulai = -1
    On Error Resume Next
    penjalan.CurrentDirectory = Left$(python, InStrRev(python, "\"))
    Mulai = penjalan.Run(perintah, 0, True)
    penjalan.CurrentDirectory = semula
End Function

' Hands a click to the script and goes on, for Excel answers nobody while a macro runs; empty when it started.
Public Function MulaiSkrip(ByVal teks As String) As String
    MulaiSkrip = ""
    #If Mac Then
        On Error Resume Next
        MulaiSkrip = AppleScriptTask("sakip.applescript", "Jalankan", teks)
        If Err.Number <> 0 Then MulaiSkrip = "sakip.applescript"
    #End If
End Function

Public Sub Beritahu(ByVal pesan As String)
    MsgBox pesan, vbExclamation, "SAKIP"
End Sub
