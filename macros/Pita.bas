Attribute VB_Name = "Pita"
Option Explicit

' The doors of the add-in: the ribbon, the links in the sheets, the quarter on Beranda. All lead to Jalankan.

Private telinga As Pendengar

Public Function KenariPita() As String
    KenariPita = "Pita"
End Function

Public Sub Muat(ribbon As IRibbonUI)
    Siaga
End Sub

Public Sub Klik(control As IRibbonControl)
    Siaga
    Jalankan control.Id
End Sub

' A button is a link within its own book. One of another book has the file of the master as its address.
Public Sub Tautan(ByVal alamat As String, ByVal berkas As String)
    If berkas <> "" Or Left$(alamat, 7) <> "tombol_" Then Exit Sub
    Siaga
    Jalankan alamat
End Sub

' The quarter was chosen in the cell that the book names: its views are drawn anew, as by the button.
' While Python writes nothing is heard (Jalankan), but on a Mac Excel goes on meanwhile, so there nothing is done.
Public Sub Pilihan(ByVal buku As Object, ByVal alamat As String)
    Dim sel As String
    If Terkurung() Then Exit Sub
    On Error Resume Next
    sel = buku.Names("triwulan_aktif").RefersTo
    On Error GoTo 0
    If Right$(sel, Len(alamat) + 1) <> "!" & alamat Then Exit Sub
    Siaga
    Jalankan "status"
End Sub

' VBA forgets its variables when a macro is stopped by hand, so every click arms the listener again.
Private Sub Siaga()
    If telinga Is Nothing Then Set telinga = New Pendengar
End Sub
