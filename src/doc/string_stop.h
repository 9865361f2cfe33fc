/// Looks for the end of a scalar, sixteen bytes at a time where the machine can. Private.
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

/// The first character of [at, end) that may end a plain scalar of YAML: a colon, a number sign, a
/// control character; with `flow` also a comma or a bracket. `end` when there is none.
template <bool flow>
[[gnu::always_inline]] inline const char* plain_stop(const char* at, const char* end) {
#if defined(__SSE2__)
  const auto is = [](__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  const __m128i control = _mm_set1_epi8(0x1F);
  for (; end - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    __m128i stops = _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes);
    stops = _mm_or_si128(stops, _mm_or_si128(is(bytes, ':'), is(bytes, '#')));
    if constexpr (flow) {
      // "[" and "{" differ in one bit, so do "]" and "}".
      const __m128i curly = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
      stops = _mm_or_si128(stops, _mm_or_si128(is(curly, '{'), is(curly, '}')));
      stops = _mm_or_si128(stops, is(bytes, ','));
    }
    const int found = _mm_movemask_epi8(stops);
    if (found != 0) return at + __builtin_ctz(static_cast<unsigned>(found));
  }
#endif
  const auto stops = [](char c) {
    const bool always = static_cast<unsigned char>(c) < 0x20 || c == ':' || c == '#';
    return always || (flow && (c == ',' || c == '[' || c == ']' || c == '{' || c == '}'));
  };
  while (at != end && !stops(*at)) ++at;
  return at;
}

}  // namespace chuan
