/// Looks for the end of a JSON string, sixteen bytes at a time where the machine can. Private.
#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace chuan {

/// The first quote, backslash or control character of [at, end); `end` when there is none.
inline const char* string_stop(const char* at, const char* end) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i control = _mm_set1_epi8(0x1F);
  for (; end - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i below = _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes);
    const __m128i sign =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash));
    const int found = _mm_movemask_epi8(_mm_or_si128(sign, below));
    if (found != 0) return at + __builtin_ctz(static_cast<unsigned>(found));
  }
#endif
  while (at != end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20) ++at;
  return at;
}

}  // namespace chuan
