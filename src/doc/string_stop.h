/// Looks for the end of a scalar, sixteen bytes at a time where the machine can. Private.
#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace chuan {

/// So many bytes are looked at together.
inline constexpr int kStopBlock = 16;

#if defined(__SSE2__)
/// A bit for each quote, backslash and control character of the block.
[[gnu::always_inline]] inline unsigned string_stops(const char* at) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i below = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i sign = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                    _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(sign, below)));
}
#endif

/// The first quote, backslash or control character of [at, end); `end` when there is none.
inline const char* string_stop(const char* at, const char* end) {
#if defined(__SSE2__)
  for (; end - at >= kStopBlock; at += kStopBlock)
    if (const unsigned found = string_stops(at); found != 0) return at + __builtin_ctz(found);
#endif
  while (at != end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20) ++at;
  return at;
}

/// The same where a whole block is there; null when there is none.
[[gnu::always_inline]] inline const char* near_string_stop(const char* at, const char* end) {
#if defined(__SSE2__)
  if (const unsigned found = string_stops(at); found != 0) return at + __builtin_ctz(found);
  at += kStopBlock;
#endif
  const char* const stop = string_stop(at, end);
  return stop == end ? nullptr : stop;
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
