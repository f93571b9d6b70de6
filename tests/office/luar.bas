Option Explicit

' Stands in for macros/Luar.bas in LibreOffice on Linux. FOLDER_UJI is replaced when it is loaded: the folder
' that holds sakip.ini. A command runs by /bin/sh while LibreOffice goes on working, as Excel does.

Public Function KenariLuar() As String
    KenariLuar = "Luar"
End Function

Public Function Terkurung() As Boolean
    Terkurung = False
End Function

Public Function FolderSakip() As String
    FolderSakip = "FOLDER_UJI/"
End Function

Public Function Jendela() As Long
    Jendela = 0
End Function

Public Sub TahanEsc()
End Sub

Public Sub BebaskanJendela()
End Sub

Public Function Mulai(ByVal perintah As String, ByVal python As String) As Long
    HapusBerkas FolderSakip() & "status.txt"
    Tulis "mulai.sh", perintah & Chr$(10) & "echo $? > '" & FolderSakip() & "status.baru'" & Chr$(10) & _
        "mv '" & FolderSakip() & "status.baru' '" & FolderSakip() & "status.txt'"
    Shell "/bin/sh", 0, FolderSakip() & "mulai.sh", False
    Do Until AdaBerkas(FolderSakip() & "status.txt")
        DoEvents
        Wait 50
    Loop
    Mulai = CLng(Replace(IsiBerkas(FolderSakip() & "status.txt"), Chr$(10), ""))
End Function

Public Function MulaiSkrip(ByVal teks As String) As String
    MulaiSkrip = ""
End Function

Public Sub Beritahu(ByVal pesan As String)
    Tulis "pesan.txt", pesan
End Sub

Private Sub Tulis(ByVal nama As String, ByVal isi As String)
    Dim saluran As Integer
    saluran = FreeFile
    Open FolderSakip() & nama For Output As #saluran
    Print #saluran, isi
    Close #saluran
End Sub
