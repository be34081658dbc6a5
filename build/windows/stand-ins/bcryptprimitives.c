/* SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
   SPDX-License-Identifier: EUPL-1.2
   Stand-in for a Windows library that Wine 8 lacks; for trying the program on Linux, never shipped. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID,ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n){ while(n){ULONG k=n>0x10000000?0x10000000:(ULONG)n; if(!SystemFunction036(p,k))return FALSE; p+=k;n-=k;} return TRUE; }
