/* SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
   SPDX-License-Identifier: EUPL-1.2
   Stand-in for a Windows library that Wine 8 lacks; for trying the program on Linux, never shipped. */
#include <stdint.h>
#define E __declspec(dllexport)
typedef int32_t i32; typedef int UErrorCode;
static void bad(UErrorCode*e){ if(e) *e=16; /* U_UNSUPPORTED_ERROR */ }
E void* ucnv_open(const char*n, UErrorCode*e){ if(e)*e=4; /* U_FILE_ACCESS_ERROR */ return 0; }
E void ucnv_close(void*c){}
E void ucnv_reset(void*c){}
E signed char ucnv_getMaxCharSize(const void*c){return 4;}
E const char* ucnv_getName(const void*c, UErrorCode*e){bad(e);return 0;}
E void ucnv_getToUCallBack(const void*c,void**a,const void**x){if(a)*a=0;if(x)*x=0;}
E void ucnv_getFromUCallBack(const void*c,void**a,const void**x){if(a)*a=0;if(x)*x=0;}
E void ucnv_setToUCallBack(void*c,void*n,const void*x,void**o,const void**ox,UErrorCode*e){bad(e);}
E void ucnv_setFromUCallBack(void*c,void*n,const void*x,void**o,const void**ox,UErrorCode*e){bad(e);}
E void ucnv_cbToUWriteUChars(void*a,const void*s,i32 l,i32 o,UErrorCode*e){bad(e);}
E void ucnv_cbFromUWriteUChars(void*a,const void**s,const void*l,i32 o,UErrorCode*e){bad(e);}
E void ucnv_toUnicode(void*c,void**t,const void*tl,const char**s,const char*sl,i32*o,signed char f,UErrorCode*e){bad(e);}
E void ucnv_fromUnicode(void*c,char**t,const char*tl,const void**s,const void*sl,i32*o,signed char f,UErrorCode*e){bad(e);}
E i32 ucnv_toUCountPending(const void*c,UErrorCode*e){bad(e);return -1;}
E i32 ucnv_fromUCountPending(const void*c,UErrorCode*e){bad(e);return -1;}
E const char* ucnv_getStandardName(const char*n,const char*s,UErrorCode*e){bad(e);return 0;}
E const char* ucnv_getAvailableName(i32 n){return 0;}
E i32 ucnv_countAvailable(void){return 0;}
E void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void){}
E void UCNV_TO_U_CALLBACK_SUBSTITUTE(void){}
