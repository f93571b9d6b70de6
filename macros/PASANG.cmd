@echo off
rem Installs SAKIP for the person who is logged on, online or from a USB stick, without administrator rights:
rem a Python of the person, a runtime below LOCALAPPDATA, and the buttons in Excel. PASANG.cmd /lepas undoes it.
rem Beside this file may lie: wheels\ (for offline), python-3.*-amd64.exe, sakip_xl-*.whl.
setlocal EnableExtensions DisableDelayedExpansion
set "SUMBER=%~dp0"
set "RUMAH=%LOCALAPPDATA%\SAKIP"
set "RUNTIME=%RUMAH%\runtime"
set "JALAN=%RUNTIME%\Scripts\python.exe"
if /i "%~1"=="/lepas" goto lepas

rem Wheels serve one version of Python: the one whose installer lies beside them.
set "PEMASANG="
set "VERSI=semua"
set "PAKET="
pushd "%SUMBER%"
for %%F in (python-3.*-amd64.exe) do call :catat_pemasang "%%~fF" "%%~nF"
for %%F in (sakip_xl-*.whl) do set "PAKET=%%~fF"
popd
if not defined PAKET if exist "%SUMBER%..\pyproject.toml" set "PAKET=%SUMBER%.."
if exist "%SUMBER%wheels\" set "PAKET=sakip_xl"
if not defined PAKET goto tanpa_paket
if exist "%SUMBER%wheels\" if not exist "%SUMBER%wheels\kunci.txt" goto tanpa_sidik

echo [1/4] Mencari Python...
set "PYTHON="
call :coba "%JALAN%"
if defined PYTHON goto isi
call :cari
if defined PYTHON goto runtime
if not defined PEMASANG goto tanpa_python
echo       Memasang Python untuk akun Anda, mohon tunggu...
start "" /wait "%PEMASANG%" /quiet InstallAllUsers=0 Include_launcher=0 Include_test=0 Include_doc=0 Shortcuts=0
call :cari
if not defined PYTHON goto tanpa_python

:runtime
echo [2/4] Menyiapkan tempat SAKIP...
if exist "%RUNTIME%\" rmdir /s /q "%RUNTIME%"
"%PYTHON%" -I -m venv "%RUNTIME%"
if errorlevel 1 goto gagal

:isi
echo [3/4] Memasang SAKIP, beberapa menit...
if exist "%SUMBER%wheels\" goto luring
if exist "%SUMBER%..\requirements.lock" goto terkunci
"%JALAN%" -I -m pip install --quiet --disable-pip-version-check --upgrade "%PAKET%"
if errorlevel 1 goto gagal
goto pasang

:terkunci
"%JALAN%" -I -m pip install --quiet --disable-pip-version-check --upgrade -c "%SUMBER%..\requirements.lock" "%PAKET%"
if errorlevel 1 goto gagal
goto pasang

:luring
rem The list has the fingerprint of every wheel: pip refuses one that was damaged on the way.
"%JALAN%" -I -m pip install --quiet --disable-pip-version-check --upgrade --no-index --find-links "%SUMBER%wheels" --require-hashes -r "%SUMBER%wheels\kunci.txt"
if errorlevel 1 goto gagal
goto pasang

:pasang
echo [4/4] Memasang tombol di Excel...
"%JALAN%" -I -m sakip_xl.cli pasang
if errorlevel 1 goto gagal
"%JALAN%" -I -m sakip_xl.cli diagnosa
if errorlevel 1 goto gagal
echo.
echo Selesai. Tab SAKIP ada di pita Excel; di sana klik Mulai Buku Baru untuk membuat buku induk kantor Anda.
if defined SAKIP_TANPA_JEDA goto akhir
for %%F in ("%SUMBER%SAKIP-Contoh.xlsx" "%SUMBER%..\workbooks\SAKIP-Contoh.xlsx") do if exist "%%~fF" (
    start "" "%%~fF"
    goto akhir
)
goto akhir

:lepas
if not exist "%JALAN%" goto tidak_ada
"%JALAN%" -I -m sakip_xl.cli lepas
if errorlevel 1 goto gagal
rmdir /s /q "%RUNTIME%"
rmdir "%RUMAH%" 2>nul
echo SAKIP sudah dilepas. Python tidak dihapus.
goto akhir

:tidak_ada
echo SAKIP tidak terpasang di akun ini.
goto akhir

:tanpa_paket
echo Berkas sakip_xl tidak ada di samping PASANG.cmd. Salin seluruh folder, lalu ulangi.
goto berhenti

:tanpa_sidik
echo Daftar sidik wheels\kunci.txt tidak ada, jadi isi folder ini tidak dapat diperiksa dan tidak dipasang.
echo Minta folder usb-sakip yang lengkap kepada pengelola, lalu ulangi.
goto berhenti

:tanpa_python
echo Python 3.11 atau lebih baru belum ada. Unduh "Windows installer (64-bit)" dari python.org,
echo jalankan, pilih Install Now, lalu klik ganda PASANG.cmd lagi. Jangan memakai Microsoft Store.
goto berhenti

:gagal
echo.
echo Belum selesai. Ikuti petunjuk di atas, lalu klik ganda berkas ini lagi.

:berhenti
if not defined SAKIP_TANPA_JEDA pause
exit /b 1

:akhir
if not defined SAKIP_TANPA_JEDA pause
exit /b 0

:catat_pemasang
set "PEMASANG=%~1"
for /f "tokens=2,3 delims=-." %%A in ("%~2") do set "VERSI=%%A.%%B"
goto :eof

:cari
rem The launcher by its two places, never by name: a py.exe on the stick is not Python's.
for %%L in ("%SystemRoot%\py.exe" "%LOCALAPPDATA%\Programs\Python\Launcher\py.exe") do if exist "%%~L" call :tanya "%%~dpL"
call :cari_di "%LOCALAPPDATA%\Programs\Python" Python3*
call :cari_di "%LOCALAPPDATA%\Python" pythoncore-3*
call :cari_di "%ProgramFiles%" Python3*
goto :eof

:tanya
pushd "%~1"
for %%V in (%VERSI% 3) do for /f "delims=" %%P in ('.\py.exe -%%V -I -c "import sys; print(sys.executable)" 2^>nul') do call :coba "%%P"
popd
goto :eof

:cari_di
if not exist "%~1\" goto :eof
pushd "%~1"
for /d %%D in (%2) do call :coba "%%~fD\python.exe"
popd
goto :eof

rem Takes the first Python that is new enough, 64 bits, of the version asked for, and not from the Store.
:coba
if defined PYTHON goto :eof
if not exist "%~1" goto :eof
"%~1" -I -c "import sys; v = sys.version_info; sys.exit(not (v >= (3, 11) and sys.maxsize > 2 ** 32 and 'WindowsApps' not in sys.base_prefix and sys.argv[1] in ('semua', '.'.join(map(str, v[:2])))))" %VERSI% >nul 2>nul
if not errorlevel 1 set "PYTHON=%~1"
goto :eof
