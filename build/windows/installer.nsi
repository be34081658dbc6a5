; SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
; SPDX-License-Identifier: EUPL-1.2
; The installer for Windows: per user, one click, /S for IT. tools/installer.py calls makensis with
;   -DVERSION=1.2.3 -DVERSION4=1.2.3.0 -DPAYLOAD=folder -DICON=file -DSIDE=bitmap -DOUT=setup.exe [-DSIGN=command] [-DTRIAL]
; TRIAL makes a 64-bit, lightly packed one: Wine without 32-bit parts can run that. NSIS for Windows cannot make it.
; Words: /S silent, /NODESKTOP no shortcut on the desktop, /ALLUSERS for every user of this computer (needs rights),
; /LOG=file a line about what happened, for the uninstaller too, /D=folder (last, without quotes). Exit codes: 0 done, 2 cancelled, 5 the program runs, 6 not a 64-bit Windows,
; 7 older than Windows 10, 8 copying failed and nothing changed.
Unicode true
!ifdef TRIAL
  Target amd64-unicode
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!define TITLE "ENSURE Desk"
!define WINDOW "ensure-desk-window.exe"
!define CONSOLE "ensure-desk.exe"
!define PARTS "ensure-desk-files"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ENSURE Desk"
!define DATA "%LOCALAPPDATA%\ENSURE Desk"
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "x64.nsh"
!include "WinVer.nsh"

Var Data     ; where the data of this person lie, of everybody by the name of the folder
Var Where    ; whether they are there, or will be
Var Log      ; the file of /LOG=, empty where nobody asked
Var Copying  ; 1 once all that was there has gone aside

Name "${TITLE}"
OutFile "${OUT}"
RequestExecutionLevel user
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off
ManifestSupportedOS Win10
ManifestDPIAware true
BrandingText "${TITLE} ${VERSION}"
VIProductVersion "${VERSION4}"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "FileDescription" "${TITLE} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "ENSURE"
VIAddVersionKey "LegalCopyright" "ENSURE Desk contributors, EUPL-1.2"
!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(KEEPS)"
!define MUI_FINISHPAGE_TEXT "$(READY)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "$(KEPT)"
!insertmacro MUI_UNPAGE_FINISH
; Windows in Dutch or French of any country gets that language; any other gets the first one here.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "French"

LangString WELCOME ${LANG_DUTCH} "ENSURE Desk ${VERSION} komt op deze computer, alleen voor u. U hebt geen beheerdersrechten nodig.$\r$\n$\r$\nStaat er al een oudere versie? Die wordt vervangen. Uw dossiers blijven zoals ze zijn.$\r$\n$\r$\nKlik op Installeren."
LangString WELCOME ${LANG_FRENCH} "ENSURE Desk ${VERSION} va être installé sur cet ordinateur, pour vous seul. Aucun droit d'administrateur n'est nécessaire.$\r$\n$\r$\nUne version plus ancienne est remplacée. Vos dossiers restent tels quels.$\r$\n$\r$\nCliquez sur Installer."
LangString WELCOME ${LANG_ENGLISH} "ENSURE Desk ${VERSION} will be installed on this computer, for you alone. You need no administrator rights.$\r$\n$\r$\nAn older version is replaced. Your files stay as they are.$\r$\n$\r$\nClick Install."
LangString READY ${LANG_DUTCH} "ENSURE Desk ${VERSION} is klaar. $Where$\r$\n$Data"
LangString READY ${LANG_FRENCH} "ENSURE Desk ${VERSION} est prêt. $Where$\r$\n$Data"
LangString READY ${LANG_ENGLISH} "ENSURE Desk ${VERSION} is ready. $Where$\r$\n$Data"
LangString WILLBE ${LANG_DUTCH} "Uw dossiers komen in"
LangString WILLBE ${LANG_FRENCH} "Vos dossiers seront dans"
LangString WILLBE ${LANG_ENGLISH} "Your files will be in"
LangString ARE ${LANG_DUTCH} "Uw dossiers staan in"
LangString ARE ${LANG_FRENCH} "Vos dossiers se trouvent dans"
LangString ARE ${LANG_ENGLISH} "Your files are in"
LangString KEEPS ${LANG_DUTCH} "Het programma gaat weg. Uw dossiers en hun reservekopieën blijven staan in$\r$\n$Data"
LangString KEEPS ${LANG_FRENCH} "Le programme sera supprimé. Vos dossiers et leurs sauvegardes restent dans$\r$\n$Data"
LangString KEEPS ${LANG_ENGLISH} "The program will be removed. Your files and their backups stay in$\r$\n$Data"
LangString KEPT ${LANG_DUTCH} "Het programma is weg. Uw dossiers en hun reservekopieën staan nog in$\r$\n$Data$\r$\n$\r$\nInstalleert u ENSURE Desk later opnieuw, dan vindt het programma ze terug.$\r$\n$\r$\nLet op: in die map staan ook de reservekopieën. Verwijdert u die map zelf, dan krijgt niemand de dossiers terug, tenzij u elders een kopie hebt."
LangString KEPT ${LANG_FRENCH} "Le programme est supprimé. Vos dossiers et leurs sauvegardes sont toujours dans$\r$\n$Data$\r$\n$\r$\nSi vous réinstallez ENSURE Desk plus tard, le programme les retrouvera.$\r$\n$\r$\nAttention : ce répertoire contient aussi les sauvegardes. Si vous le supprimez, personne ne pourra récupérer les dossiers, sauf si vous en avez une copie ailleurs."
LangString KEPT ${LANG_ENGLISH} "The program is gone. Your files and their backups are still in$\r$\n$Data$\r$\n$\r$\nIf you install ENSURE Desk again later, it will find them.$\r$\n$\r$\nMind: that folder holds the backups as well. If you delete it, nobody can get the files back, unless you have a copy elsewhere."
LangString RUNS ${LANG_DUTCH} "ENSURE Desk is nog open. Er is niets veranderd. Sluit het programma en begin opnieuw."
LangString RUNS ${LANG_FRENCH} "ENSURE Desk est encore ouvert. Rien n'a été modifié. Fermez le programme et recommencez."
LangString RUNS ${LANG_ENGLISH} "ENSURE Desk is still open. Nothing was changed. Close the program and start again."
LangString NOT64 ${LANG_DUTCH} "ENSURE Desk heeft een 64-bits Windows nodig. Er is niets geïnstalleerd."
LangString NOT64 ${LANG_FRENCH} "ENSURE Desk nécessite un Windows 64 bits. Rien n'a été installé."
LangString NOT64 ${LANG_ENGLISH} "ENSURE Desk needs a 64-bit Windows. Nothing was installed."
LangString TOOOLD ${LANG_DUTCH} "ENSURE Desk heeft Windows 10 of nieuwer nodig. Er is niets geïnstalleerd."
LangString TOOOLD ${LANG_FRENCH} "ENSURE Desk nécessite Windows 10 ou plus récent. Rien n'a été installé."
LangString TOOOLD ${LANG_ENGLISH} "ENSURE Desk needs Windows 10 or newer. Nothing was installed."
LangString NOTCOPIED ${LANG_DUTCH} "De bestanden konden niet worden gekopieerd naar$\r$\n$INSTDIR$\r$\nEr is niets veranderd. Is er genoeg plaats op de schijf, en mag u in die map schrijven?"
LangString NOTCOPIED ${LANG_FRENCH} "Les fichiers n'ont pas pu être copiés dans$\r$\n$INSTDIR$\r$\nRien n'a été modifié. Y a-t-il assez de place sur le disque, et pouvez-vous écrire dans ce dossier ?"
LangString NOTCOPIED ${LANG_ENGLISH} "The files could not be copied to$\r$\n$INSTDIR$\r$\nNothing was changed. Is there enough room on the disk, and may you write in that folder?"

; A line in the file of /LOG=, in UTF-16 because a folder may be named in any script.
!macro NOTE CODE TEXT
  ${If} $Log != ""
    ${GetTime} "" "L" $3 $4 $5 $6 $7 $8 $9
    FileOpen $R2 $Log a
    FileSeek $R2 0 END
    FileWriteUTF16LE /BOM $R2 "$5-$4-$3 $7:$8:$9 ${TITLE} ${VERSION} (${CODE}) ${TEXT}$\r$\n"
    FileClose $R2
  ${EndIf}
!macroend

!macro BEGIN
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/LOG=" $Log
  StrCpy $Data "$LOCALAPPDATA\${TITLE}"
!macroend

!macro REFUSE CODE TEXT
  !insertmacro NOTE ${CODE} "${TEXT}"
  MessageBox MB_OK|MB_ICONEXCLAMATION "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; A running program cannot be opened for writing, and neither can one in a folder that is not ours to write in.
!macro REFUSE_IF_RUNNING EXE
  ${If} ${FileExists} "$INSTDIR\${EXE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${EXE}" a
    ${If} ${Errors}
      ClearErrors
      FileOpen $0 "$INSTDIR\writable.tmp" w
      ${If} ${Errors}
        !insertmacro REFUSE 8 "$(NOTCOPIED)"
      ${EndIf}
      FileClose $0
      Delete "$INSTDIR\writable.tmp"
      !insertmacro REFUSE 5 "$(RUNS)"
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext current
  !insertmacro BEGIN
  ${IfNot} ${RunningX64}
    !insertmacro REFUSE 6 "$(NOT64)"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    !insertmacro REFUSE 7 "$(TOOOLD)"
  ${EndIf}
  SetRegView 64
  StrCpy $1 "$LOCALAPPDATA\Programs\${TITLE}"
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    SetShellVarContext all
    StrCpy $1 "$PROGRAMFILES64\${TITLE}"
    StrCpy $Data "${DATA}"
  ${EndIf}
  ${If} $INSTDIR == ""          ; no /D=, or one that cannot be: then nothing may land elsewhere
    System::Call 'kernel32::GetCommandLineW()w.r2'
    System::Call 'shlwapi::StrStrIW(w r2, w " /D=")p.r3'
    ${If} $3 P<> 0
      !insertmacro REFUSE 8 "$(NOTCOPIED)"
    ${EndIf}                    ; where it is now, else where it belongs
    ReadRegStr $INSTDIR SHCTX "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $INSTDIR == ""
      StrCpy $INSTDIR $1
    ${EndIf}
  ${EndIf}
  StrCpy $Where "$(WILLBE)"
  ${If} ${FileExists} "$Data\vault.db"
    StrCpy $Where "$(ARE)"
  ${EndIf}
  !insertmacro REFUSE_IF_RUNNING "${WINDOW}"
  !insertmacro REFUSE_IF_RUNNING "${CONSOLE}"
FunctionEnd

; What is there goes aside first and comes back when copying fails, so that there always is a whole program.
!macro ASIDE NAME
  ${If} ${FileExists} "$INSTDIR\${NAME}"
    ClearErrors
    Rename "$INSTDIR\${NAME}" "$INSTDIR\${NAME}.old"
    ${If} ${Errors}
      Abort
    ${EndIf}
  ${EndIf}
!macroend

!macro BACK NAME
  ${If} $Copying == 1
    RMDir /r "$INSTDIR\${NAME}"
    Delete "$INSTDIR\${NAME}"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${NAME}.old"
    Rename "$INSTDIR\${NAME}.old" "$INSTDIR\${NAME}"
  ${EndIf}
!macroend

Section
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\${PARTS}.old"
  Delete "$INSTDIR\${WINDOW}.old"
  Delete "$INSTDIR\${CONSOLE}.old"
  !insertmacro ASIDE "${PARTS}"
  !insertmacro ASIDE "${WINDOW}"
  !insertmacro ASIDE "${CONSOLE}"
  StrCpy $Copying 1
  ClearErrors
  File /r "${PAYLOAD}\*"
  ${If} ${Errors}
    Abort
  ${EndIf}
  ClearErrors
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    Abort
  ${EndIf}
  RMDir /r "$INSTDIR\${PARTS}.old"
  Delete "$INSTDIR\${WINDOW}.old"
  Delete "$INSTDIR\${CONSOLE}.old"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "ENSURE"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" "$0"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${WINDOW}"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/NODESKTOP" $R1
  ${If} ${Errors}
    CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${WINDOW}"
  ${EndIf}
SectionEnd

Function .onInstSuccess
  !insertmacro NOTE 0 "$INSTDIR: $(READY)"
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  !insertmacro BACK "${PARTS}"
  !insertmacro BACK "${WINDOW}"
  !insertmacro BACK "${CONSOLE}"
  RMDir "$INSTDIR"
  !insertmacro NOTE 8 "$(NOTCOPIED)"
  MessageBox MB_OK|MB_ICONEXCLAMATION "$(NOTCOPIED)" /SD IDOK
  SetErrorLevel 8
FunctionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext current
  !insertmacro BEGIN
  SetShellVarContext all
  ReadRegStr $0 SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    StrCpy $Data "${DATA}"
  ${Else}
    SetShellVarContext current
  ${EndIf}
  !insertmacro REFUSE_IF_RUNNING "${WINDOW}"
  !insertmacro REFUSE_IF_RUNNING "${CONSOLE}"
FunctionEnd

; Only what we brought goes: a file that somebody put in the folder stays, and so do the data, which lie elsewhere.
Section "Uninstall"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  RMDir /r "$INSTDIR\${PARTS}"
  RMDir /r "$INSTDIR\${PARTS}.old"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
SectionEnd

Function un.onUninstSuccess
  !insertmacro NOTE 0 "$(KEPT)"
FunctionEnd
