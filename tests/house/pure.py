#!/usr/bin/env python3
"""`evaluate` and the gap are total functions: no I/O, no clock, no environment, no locale, no throw.
Shown by the link: follows every symbol that engine and plan leave open through the archives they
link, as the linker would, and lets only a short list reach the outside.

    pure.py NM ENTRY.a [ENTRY.a...] --with OTHER.a [OTHER.a...]
    pure.py --self-test"""

import re
import subprocess
import sys

# What may be reached outside our archives, on mangled or C names. Memory, and what the containers of
# the standard library are made of.
ALLOWED = [
    r"mem(cpy|move|cmp|set|chr)|strlen|strcmp|bcmp|free",
    r"utf8proc_\w+",  # tables of letters; dates are parsed where text is folded
    r"_Zn[wa]m(St11align_val_t|RKSt9nothrow_t)?|_ZSt7nothrow|_Zd[la]Pv(m|St11align_val_t|mSt11align_val_t)?",  # new, delete
    r"_ZNK?St7__cxx1112basic_string.*",
    r"_ZSt\d+_Rb_tree_.*|_ZSt18_Rb_tree.*",  # map, set
    r"_ZNSt8__detail15_List_node_base.*|_ZNKSt8__detail20_Prime_rehash_policy.*",  # list, hash
    r"_ZSt11_Hash_bytes.*",
    # The containers report misuse and lack of memory so; evaluate never relies on it.
    r"_ZSt\d+__throw_(length_error|bad_alloc|bad_array_new_length|logic_error|out_of_range|"
    r"out_of_range_fmt|bad_function_call)[A-Za-z]*",
    r"_ZSt9terminatev|_ZSt17rethrow_exception.*",
    # Unwinding through code that owns memory, and a container that undoes a half-done copy.
    r"__cxa_(begin_catch|end_catch|rethrow|guard_acquire|guard_release|guard_abort|atexit)",
    r"_Unwind_Resume|__gxx_personality_v0|DW\.ref\.__gxx_personality_v0",
    r"_ZTV[NS].*|_ZTI[NS].*|_ZTIv|_ZTVN10__cxxabiv1.*",  # type information
    r"__stack_chk_fail|_GLOBAL_OFFSET_TABLE_|__dso_handle|__tls_get_addr",
    r"__cpu_model",  # which body of one loop runs: both give the same answer
    r"__(u?div|u?mod|mul|mulo)[dt]i[34]|__popcountdi2",  # 128-bit rationals, sets of rows
]
PATTERN = re.compile("|".join(f"(?:{p})" for p in ALLOWED))


def read_archive(nm, archive):
    """Member -> (defined, wanted)."""
    lines = subprocess.run([nm, "-A", archive], check=True, capture_output=True, text=True).stdout
    return parse(lines)


def parse(lines):
    members = {}
    for line in lines.splitlines():
        match = re.match(r"(.*?):(?:[0-9a-f]+)?\s+([A-Za-z])\s+(\S+)$", line)
        if not match:
            continue
        member, kind, symbol = match.groups()
        defined, wanted = members.setdefault(member, (set(), set()))
        (wanted if kind in "Uwv" else defined).add(symbol)
    return members


def reach(entry, others):
    """Outside symbol -> the chain of members that leads to it."""
    home = {}
    for member, (defined, _) in {**others, **entry}.items():
        for symbol in defined:
            home.setdefault(symbol, member)
    everything = {**others, **entry}
    outside = {}
    seen = set(entry)
    queue = [(member, [member]) for member in sorted(entry)]
    while queue:
        member, chain = queue.pop(0)
        for symbol in sorted(everything[member][1]):
            target = home.get(symbol)
            if target is None:
                outside.setdefault(symbol, chain)
            elif target not in seen:
                seen.add(target)
                queue.append((target, chain + [target]))
    return outside, seen


def impure(outside):
    return {s: chain for s, chain in outside.items() if not PATTERN.fullmatch(s)}


def self_test():
    entry = parse("lib.a:e.o:0000 T eval\nlib.a:e.o:         U help\nlib.a:e.o:         U memcpy\n")
    others = parse("b.a:h.o:0000 T help\nb.a:h.o:         U fopen\n"
                   "b.a:x.o:0000 T never\nb.a:x.o:         U getenv\n")
    bad = impure(reach(entry, others)[0])
    assert bad == {"fopen": ["lib.a:e.o", "b.a:h.o"]}, bad
    for symbol in ("write", "time", "clock_gettime", "printf", "__cxa_throw", "__errno_location",
                   "__cxa_allocate_exception", "_ZNSt6localeC1Ev", "_ZSt4cout", "strtod",
                   "_ZNSo9_M_insertIdEERSoT_", "pthread_mutex_lock", "abort", "snprintf"):
        assert impure({symbol: []}), symbol
    for symbol in ("memcpy", "_Znwm", "_ZdlPvm", "_ZSt20__throw_length_errorPKc", "_Unwind_Resume",
                   "_ZNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEE9_M_createERmm"):
        assert not impure({symbol: []}), symbol


def main(arguments):
    nm, rest = arguments[0], arguments[1:]
    split = rest.index("--with")
    entry, others = {}, {}
    for archive in rest[:split]:
        entry.update(read_archive(nm, archive))
    for archive in rest[split + 1:]:
        others.update(read_archive(nm, archive))
    if not entry:
        sys.exit("no object to look at: the archives are empty")
    outside, seen = reach(entry, others)
    bad = impure(outside)
    for symbol, chain in sorted(bad.items()):
        steps = " -> ".join(member.split("/")[-1] for member in chain)
        print(f"{symbol} is reached: {steps}")
    print(f"{len(seen)} objects reached, {len(outside)} symbols outside, {len(bad)} not allowed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(self_test() if sys.argv[1:] == ["--self-test"] else main(sys.argv[1:]))
