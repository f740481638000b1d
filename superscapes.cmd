@echo off
rem Starts the superscapes command: finds a JDK 25, builds what is missing or out of date, runs it.
rem "superscapes --help" says what it can do. A JDK 25 is needed, and Maven to build.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "BUILT=%ROOT%\all-in-one\target"
set "JDK="

if not defined SUPERSCAPES_JAVA goto search
call :try "%SUPERSCAPES_JAVA%"
if defined JDK goto found
>&2 echo superscapes: SUPERSCAPES_JAVA is %SUPERSCAPES_JAVA%, which is not the folder of a JDK 25.
exit /b 1

:search
if defined JAVA_HOME call :try "%JAVA_HOME%"
if defined JDK goto found
if exist "%BUILT%\launch\java-home" for /f "usebackq delims=" %%J in ("%BUILT%\launch\java-home") do call :try "%%J"
if defined JDK goto found
for %%V in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
  for /d %%J in ("%%~V\*25*") do call :try "%%~J"
)
if defined JDK goto found
>&2 echo superscapes: a JDK 25 is needed and none was found.
>&2 echo   Install one:  winget install EclipseAdoptium.Temurin.25.JDK
>&2 echo   or from       https://adoptium.net/temurin/releases/?version=25
>&2 echo If one is installed elsewhere, set SUPERSCAPES_JAVA to its folder.
exit /b 1

:found
if not exist "%BUILT%\lib" goto build
if not exist "%BUILT%\javafx" goto build
"%JDK%\bin\java.exe" "%ROOT%\all-in-one\src\launch\UpToDate.java" "%ROOT%" "%BUILT%\launch\java-home"
if not errorlevel 1 goto run

:build
where mvn >nul 2>nul
if errorlevel 1 goto nomaven
>&2 echo superscapes: building; at the first start Maven may download libraries for some minutes
if not exist "%BUILT%" mkdir "%BUILT%"
set "JAVA_HOME=%JDK%"
pushd "%ROOT%"
call mvn -q -B -DskipTests -pl all-in-one -am package >"%BUILT%\build.log" 2>&1 <nul
set "RESULT=%ERRORLEVEL%"
popd
if "%RESULT%"=="0" goto run
>&2 type "%BUILT%\build.log"
>&2 echo superscapes: the build failed; its whole output is in %BUILT%\build.log. Close a running demo before building again.
exit /b 1

:nomaven
>&2 echo superscapes: Maven 3.8 or newer is needed to build and mvn is not on the PATH: https://maven.apache.org/download.cgi
exit /b 1

:run
"%JDK%\bin\java.exe" "@%BUILT%\launch\java-options" "-Dsuperscapes.home=%BUILT%" -cp "%BUILT%\lib\*;%BUILT%\javafx\*" com.superscapes.allinone.Superscapes %*
exit /b %ERRORLEVEL%

rem Sets JDK to the given folder when it holds a JDK 25 and none was found before. The dot stands for a quote, which
rem would make cmd take the rest of the line as text.
:try
if defined JDK exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /r /c:"JAVA_VERSION=.25[^0-9]" "%~1\release" >nul 2>nul && set "JDK=%~1"
exit /b 0
