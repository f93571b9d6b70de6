-- Starts Python for a button of SAKIP.xlam on a Mac, outside Excel's sandbox. `sakip pasang` puts it into
-- ~/Library/Application Scripts/com.microsoft.Excel. Any macro may call it, so it takes a button and a
-- book's name only: which program runs is read from the settings of the person, never from the caller.

on Jalankan(teks)
	set potongan to paragraphs of teks
	set argumen to quoted form of (item 1 of potongan) & " " & quoted form of ("--wb=" & item 2 of potongan)
	set folderSakip to (POSIX path of (path to home folder)) & "Library/Application Support/SAKIP/"
	set python to do shell script "sed -n 's/^python=//p' " & quoted form of (folderSakip & "sakip.ini") & " 2>/dev/null | head -n 1"
	if python does not start with "/" then return "sakip.ini"
	try
		do shell script "test -x " & quoted form of python
	on error
		return python
	end try
	-- In the background: Excel answers no Apple event while its macro waits.
	do shell script "cd / && " & quoted form of python & " -I -m sakip_xl.buttons " & argumen & " --from_xl=1 >/dev/null 2>>" & quoted form of (folderSakip & "sakip.log") & " &"
	return ""
end Jalankan
