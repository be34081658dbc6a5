/* SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
   SPDX-License-Identifier: EUPL-1.2
   Stand-in for a Windows library that Wine 8 lacks; for trying the program on Linux, never shipped. */
#include <windows.h>
/* test-only stand-in: Wine lacks WcsCreateIccProfile and aborts; "no colour profile" is what Qt handles */
__declspec(dllexport) HANDLE WINAPI OpenColorProfileW(void*p,DWORD a,DWORD s,DWORD c){SetLastError(ERROR_FILE_NOT_FOUND);return NULL;}
__declspec(dllexport) BOOL WINAPI CloseColorProfile(HANDLE h){return TRUE;}
__declspec(dllexport) BOOL WINAPI GetColorProfileFromHandle(HANDLE h,PBYTE b,PDWORD n){SetLastError(ERROR_INVALID_HANDLE);return FALSE;}
__declspec(dllexport) HANDLE WINAPI WcsCreateIccProfile(HANDLE h,DWORD o){SetLastError(ERROR_NOT_SUPPORTED);return NULL;}
__declspec(dllexport) HANDLE WINAPI WcsOpenColorProfileW(void*a,void*b,void*c,DWORD d,DWORD e,DWORD f,DWORD g){SetLastError(ERROR_FILE_NOT_FOUND);return NULL;}
