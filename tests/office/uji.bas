Option Explicit

' Excel's own part of a click, for a test: it calls Klik for the ribbon, and tells Pendengar of a followed link.

Private jalan As Long

Public Function KenariUji() As String
    KenariUji = "Uji"
End Function

Public Sub TekanPita(ByVal id As String)
    Dim tombol As New Tiruan
    tombol.Id = id
    Klik tombol
End Sub

Public Sub IkutiTautan(ByVal alamat As String)
    Dim penerima As New Pendengar
    Dim tautan As New Tiruan
    tautan.SubAddress = alamat
    penerima.aplikasi_SheetFollowHyperlink Nothing, tautan
End Sub

' A followed link selects the cell it points to, and LibreOffice calls this; a button points to itself.
Public Sub Terpilih(ByVal sasaran As Object)
    Dim isi As Object
    Set isi = sasaran.getCellByPosition(0, 0).getTextFields()
    If isi.Count = 0 Then Exit Sub
    jalan = jalan + 1
    IkutiTautan Mid$(isi.getByIndex(0).URL, 2)
    jalan = jalan - 1
    If jalan = 0 Then TulisArgumen FolderSakip() & "selesai.txt", isi.getByIndex(0).URL
End Sub
