Attribute VB_Name = "Luar"
Option Explicit

' All that leaves VBA: the person's folder, the window, a process, a message. Tests replace this module and Berkas.

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

' By the shell: VBA's own Environ knows the code page only. A name that is not set comes back as it is.
Public Function FolderSakip() As String
    Dim induk As String
    induk = CreateObject("WScript.Shell").ExpandEnvironmentStrings("%LOCALAPPDATA%")
    If Left$(induk, 1) <> "%" Then FolderSakip = induk & "\SAKIP\"
End Function

Public Function Jendela() As Long
    Jendela = Application.Hwnd
End Function

' Esc is for Python, which stops between two files; VBA would offer to end the macro (0 is xlDisabled).
Public Sub TahanEsc()
    Application.EnableCancelKey = 0
End Sub

' Python shuts mouse and keys out while it writes; one that was ended halfway left them so.
Public Sub BebaskanJendela()
    Application.Interactive = True
End Sub

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
