"""The order that the WordprocessingML schema (ISO 29500, transitional) asks of child elements, for the
elements that documents of ours use; what is not listed here is not written."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDER = {
    "document": ["body"],
    "tbl": ["tblPr", "tblGrid", "tr"],
    "tblGrid": ["gridCol"],
    "tr": ["trPr", "tc"],
    "tc": ["tcPr", "p"],
    "p": ["pPr", "r"],
    "r": ["rPr", "t"],
    "pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
            "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"],
    "rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "color", "spacing", "sz", "szCs", "u", "lang"],
    "numPr": ["ilvl", "numId"],
    "pBdr": ["top", "left", "bottom", "right"],
    "tblPr": ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"],
    "tblBorders": ["top", "left", "bottom", "right", "insideH", "insideV"],
    "tblCellMar": ["top", "left", "bottom", "right"],
    "trPr": ["cantSplit", "tblHeader"],
    "tcPr": ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"],
    "sectPr": ["headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg"],
    "styles": ["docDefaults", "latentStyles", "style"],
    "docDefaults": ["rPrDefault", "pPrDefault"],
    "rPrDefault": ["rPr"],
    "pPrDefault": ["pPr"],
    "style": ["name", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr",
              "rPr", "tblPr"],
    "numbering": ["abstractNum", "num"],
    "abstractNum": ["multiLevelType", "lvl"],
    "lvl": ["start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr", "rPr"],
    "num": ["abstractNumId"],
    "settings": ["zoom", "defaultTabStop", "characterSpacingControl", "compat", "themeFontLang", "decimalSymbol",
                 "listSeparator"],
    "compat": ["compatSetting"],
    "hdr": ["p"],
    "ftr": ["p"],
}
# Elements whose children may come in any order, or several times over.
FREE = {"body": {"p", "tbl", "sectPr"}, "hdr": {"p"}, "ftr": {"p"}}
RUN_TEXT = {"t", "fldChar", "instrText"}
ONCE = {"pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "style", "lvl", "settings", "numPr", "tblBorders", "tblCellMar"}
MANY = {"headerReference", "footerReference", "compatSetting"}


def faults(root):
    """What breaks the order anywhere below `root`, in words."""
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str) or not element.tag.startswith(W):
            continue
        name = element.tag[len(W):]
        children = [child.tag[len(W):] if child.tag.startswith(W) else child.tag for child in element]
        if not children:
            continue
        if name in FREE:
            for child in children:
                if child not in FREE[name]:
                    found.append(f"{child} in {name}")
            if name == "body" and (children[-1] != "sectPr" or children.count("sectPr") != 1):
                found.append("body does not end with its only sectPr")
            continue
        order = list(ORDER.get(name, []))
        if not order:
            found.append(f"{name} has children: {children}")
            continue
        if name == "r":
            children = ["t" if child in RUN_TEXT else child for child in children]
        places = []
        for child in children:
            if child not in order:
                found.append(f"{child} in {name}")
            else:
                places.append(order.index(child))
        if places != sorted(places):
            found.append(f"order in {name}: {children}")
        if name in ONCE:
            for child in set(children) - MANY:
                if children.count(child) > 1:
                    found.append(f"{child} twice in {name}")
    # A cell ends with a paragraph, and the cells of a row fill the grid.
    for table in root.iter(W + "tbl"):
        grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(W + "tr"):
            columns = 0
            for cell in row.findall(W + "tc"):
                if cell[-1].tag != W + "p":
                    found.append("a cell without a last paragraph")
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                columns += int(span.get(W + "val")) if span is not None else 1
            if columns != grid:
                found.append(f"a row of {columns} columns in a grid of {grid}")
    return found
