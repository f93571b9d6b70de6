Attribute VB_Name = "Pita"
Option Explicit

' The two doors of the add-in, the ribbon and the links in the sheets. Both lead to Jalankan.

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

Public Sub Tautan(ByVal alamat As String)
    If Left$(alamat, 7) <> "tombol_" Then Exit Sub
    Siaga
    Jalankan alamat
End Sub

' VBA forgets its variables when a macro is stopped by hand, so every click arms the listener again.
Private Sub Siaga()
    If telinga Is Nothing Then Set telinga = New Pendengar
End Sub
