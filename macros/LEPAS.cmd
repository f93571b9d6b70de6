@call "%~dp0PASANG.cmd" /lepas
