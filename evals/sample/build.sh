#!/usr/bin/env bash
# Builds dossier.docx, dossier.odt and dossier.pdf from dossier.md.
#
# Needs: bash, pandoc (2.17 or later), LibreOffice Writer, python3 (standard
# library only), pdftotext. On Debian or Ubuntu:
#   apt-get install -y --no-install-recommends pandoc libreoffice-writer \
#     fonts-liberation hunspell-fr hyphen-fr poppler-utils
#
# The page numbers of the table of contents are read back from a first
# rendering, so each format is made twice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export SOURCE_DATE_EPOCH=1780272000 # 1 June 2026
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# ---------------------------------------------------------------- filter
cat > "$tmp/filtre.lua" <<'LUA'
-- French spacing, page breaks, static table of contents, table styles.
local NB = "\194\160"
local pages = {}
local f = io.open(os.getenv("SOMMAIRE_PAGES") or "", "r")
if f then
  for line in f:lines() do
    local t, p = line:match("^(.*)\t(%d+)$")
    if t then pages[t] = p end
  end
  f:close()
end

local units = { g = true, kg = true, h = true, cm = true, mm = true, km = true, ["°C"] = true }

local function inlines(l)
  for i = 2, #l - 1 do
    if l[i].t == "Space" or l[i].t == "SoftBreak" then
      local a = l[i - 1].t == "Str" and l[i - 1].text or ""
      local b = l[i + 1].t == "Str" and l[i + 1].text or ""
      if b:match("^[:;?!%%]") or b:match("^»") or b:match("^€")
        or (a:match("%d$") and units[b:gsub("[%.,;)]+$", "")])
        or a:match("«$") or a:match("n°$") or a:match("N°$")
        or (a:match("%d$") and b:match("^%d%d%d%f[%D]")
            and not a:match("20[12]%d$")) then
        l[i] = pandoc.Str(NB)
      end
    end
  end
  return l
end

local function esc(s)
  return (s:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"))
end

local function break_(el)
  if el.format == "tex" and el.text:match("newpage") then
    if FORMAT == "docx" then
      return pandoc.RawBlock("openxml",
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>')
    end
    return pandoc.RawBlock("opendocument", '<text:p text:style-name="Saut"/>')
  end
end

local function toc(heads)
  local out = {}
  if FORMAT == "docx" then
    for i, h in ipairs(heads) do
      local pre, post = "", ""
      if i == 1 then
        pre = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
      end
      if i == #heads then post = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' end
      out[i] = '<w:p><w:pPr><w:pStyle w:val="TOC' .. h.level .. '"/></w:pPr>' .. pre
        .. '<w:r><w:t xml:space="preserve">' .. esc(h.text) .. '</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>'
        .. (pages[h.text] or "0") .. '</w:t></w:r>' .. post .. '</w:p>'
    end
    return pandoc.RawBlock("openxml", table.concat(out))
  end
  for i, h in ipairs(heads) do
    out[i] = '<text:p text:style-name="Contents_20_' .. h.level .. '">' .. esc(h.text)
      .. '<text:tab/>' .. (pages[h.text] or "0") .. '</text:p>'
  end
  local function tmpl(n)
    return '<text:table-of-content-entry-template text:outline-level="' .. n
      .. '" text:style-name="Contents_20_' .. n .. '"><text:index-entry-chapter/><text:index-entry-text/>'
      .. '<text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/></text:table-of-content-entry-template>'
  end
  return pandoc.RawBlock("opendocument",
    '<text:table-of-content text:name="Sommaire"><text:table-of-content-source text:outline-level="2">'
    .. tmpl(1) .. tmpl(2) .. '</text:table-of-content-source><text:index-body>'
    .. table.concat(out) .. '</text:index-body></text:table-of-content>')
end

local function cells(tbl)
  local body = tbl.bodies[1].body
  local n = #body
  local function style(row, name, bold)
    for _, c in ipairs(row[2] or row.cells) do
      if #c.contents == 0 then c.contents = { pandoc.Plain({}) } end
      for j, b in ipairs(c.contents) do
        if b.t == "Plain" or b.t == "Para" then
          local il = b.content
          if bold and #il > 0 then il = { pandoc.Strong(il) } end
          if FORMAT == "docx" then
            c.contents[j] = pandoc.Div({ pandoc.Para(il) }, pandoc.Attr("", {}, { ["custom-style"] = name }))
          else
            c.contents[j] = pandoc.Plain(il)
          end
        end
      end
    end
  end
  for _, r in ipairs(tbl.head.rows or tbl.head[2]) do style(r, "EnteteTableau", FORMAT == "docx") end
  for i, r in ipairs(body) do
    local first = pandoc.utils.stringify((r[2] or r.cells)[1].contents)
    local keep = (n < 15 and i < n) or i <= 2 or i == n - 1
    style(r, keep and "TexteTableauLie" or "TexteTableau", first == "Total")
  end
  return tbl
end

function Pandoc(doc)
  doc = doc:walk({ Inlines = inlines })
  local heads = {}
  for _, b in ipairs(doc.blocks) do
    if b.t == "Header" and b.level <= 2 then
      table.insert(heads, { level = b.level, text = (pandoc.utils.stringify(b):gsub(NB, " ")) })
    end
  end
  return doc:walk({
    RawBlock = break_,
    Table = cells,
    Div = function(d)
      if d.classes:includes("sommaire") then return toc(heads) end
    end,
  })
end
LUA

# ------------------------------------------------- reference docs, touch-ups
cat > "$tmp/style.py" <<'PY'
import re
import sys
import zipfile

RUN = "K-27 · Dossier professionnel · Activité 2"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BLUE = "1F4E79"


def load(path):
    with zipfile.ZipFile(path) as z:
        return {i.filename: z.read(i) for i in z.infolist()}


def save(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in sorted(parts.items(), key=lambda p: p[0] != "mimetype"):
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            z.writestr(zipfile.ZipInfo(name, (2026, 6, 1, 0, 0, 0)), data, kind)


def para(sid, name, ppr="", rpr="", based="Normal", custom=True):
    c = ' w:customStyle="1"' if custom else ""
    b = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (f'<w:style w:type="paragraph"{c} w:styleId="{sid}"><w:name w:val="{name}"/>{b}'
            f"<w:qFormat/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>")


def sz(n):
    return f'<w:sz w:val="{n}"/><w:szCs w:val="{n}"/>'


def sp(before, after, line=None):
    extra = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{extra}/>'


def ref_docx(path):
    p = load(path)
    s = p["word/styles.xml"].decode()

    def put(sid, xml):
        nonlocal s
        s = re.sub(rf'<w:style [^>]*w:styleId="{sid}">.*?</w:style>', "", s, flags=re.S)
        s = s.replace("</w:styles>", xml + "</w:styles>")

    s = re.sub(r"<w:rPrDefault>.*?</w:rPrDefault>",
               '<w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
               + sz(22) + '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>', s, flags=re.S)
    s = re.sub(r"<w:pPrDefault>.*?</w:pPrDefault>",
               f"<w:pPrDefault><w:pPr><w:widowControl/>{sp(0, 120, 264)}</w:pPr></w:pPrDefault>", s, flags=re.S)
    j, col = '<w:jc w:val="both"/>', f'<w:color w:val="{BLUE}"/>'
    keep = "<w:keepNext/><w:keepLines/>"
    nohyph = "<w:suppressAutoHyphens/>"
    put("BodyText", para("BodyText", "Body Text", sp(0, 130, 276) + j, custom=False))
    put("Compact", para("Compact", "Compact", sp(0, 50, 264) + j, based="BodyText"))
    put("BlockText", para("BlockText", "Block Text",
        '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="9DB4CC"/></w:pBdr>'
        + sp(0, 110, 264) + '<w:ind w:left="454" w:right="284"/>' + j, sz(21), "BodyText", False))
    put("Heading1", para("Heading1", "heading 1", keep + nohyph + sp(420, 140) + '<w:outlineLvl w:val="0"/>',
        "<w:b/>" + col + sz(32), custom=False))
    put("Heading2", para("Heading2", "heading 2", keep + nohyph + sp(240, 100) + '<w:outlineLvl w:val="1"/>',
        "<w:b/>" + col + sz(25), custom=False))
    put("Title", para("Title", "Title", nohyph + sp(0, 240) + '<w:jc w:val="center"/>', "<w:b/>" + col + sz(60), custom=False))
    put("Subtitle", para("Subtitle", "Subtitle", nohyph + sp(0, 1500, 288) + '<w:jc w:val="center"/>', sz(28), custom=False))
    put("Surtitre", para("Surtitre", "Surtitre", nohyph + sp(2300, 500) + '<w:jc w:val="center"/>',
        '<w:caps/><w:spacing w:val="20"/>' + sz(24)))
    put("Couverture", para("Couverture", "Couverture", nohyph + sp(0, 160) + '<w:jc w:val="center"/>', sz(24)))
    box = "".join(f'<w:{e} w:val="single" w:sz="6" w:space="8" w:color="{BLUE}"/>' for e in ("top", "left", "bottom", "right"))
    put("Mention", para("Mention", "Mention", f"<w:pBdr>{box}</w:pBdr>" + nohyph + sp(2200, 0, 276)
        + '<w:ind w:left="850" w:right="850"/><w:jc w:val="center"/>', "<w:i/>" + sz(21)))
    put("TitreSommaire", para("TitreSommaire", "TitreSommaire", keep + sp(0, 240), "<w:b/>" + col + sz(32)))
    tab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>'
    put("TOC1", para("TOC1", "toc 1", tab + nohyph + sp(110, 20), "<w:b/>" + sz(21), custom=False))
    put("TOC2", para("TOC2", "toc 2", tab + nohyph + sp(0, 10) + '<w:ind w:left="340"/>', sz(20), custom=False))
    put("TexteTableau", para("TexteTableau", "TexteTableau", sp(30, 30, 240) + '<w:jc w:val="left"/>', sz(18)))
    put("TexteTableauLie", para("TexteTableauLie", "TexteTableauLie", "<w:keepNext/>", "", "TexteTableau"))
    put("EnteteTableau", para("EnteteTableau", "EnteteTableau", "<w:keepNext/>" + nohyph, "", "TexteTableau"))
    put("TableCaption", para("TableCaption", "Table Caption", "<w:keepNext/>" + nohyph + sp(200, 80), "<w:i/>" + sz(19)))
    put("FootnoteText", para("FootnoteText", "footnote text", sp(0, 40, 240) + j, sz(18), custom=False))
    put("Header", para("Header", "header", sp(0, 0), '<w:color w:val="595959"/>' + sz(17), custom=False))
    put("Footer", para("Footer", "footer", sp(0, 0), '<w:color w:val="595959"/>' + sz(17), custom=False))
    edges = "".join(f'<w:{e} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
                    for e in ("top", "left", "bottom", "right", "insideH", "insideV"))
    put("Table", '<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/>'
        f'<w:qFormat/><w:tblPr><w:tblBorders>{edges}</w:tblBorders><w:tblCellMar><w:top w:w="20" w:type="dxa"/>'
        '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>')
    p["word/styles.xml"] = s.encode()

    def fld(code):
        return (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')

    def txt(t):
        return f'<w:r><w:t xml:space="preserve">{t}</w:t></w:r>'

    rule = '<w:pBdr><w:{0} w:val="single" w:sz="4" w:space="4" w:color="A6A6A6"/></w:pBdr>'
    p["word/header1.xml"] = (f'<?xml version="1.0" encoding="UTF-8"?><w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/>'
                             + rule.format("bottom") + f"</w:pPr>{txt(RUN)}</w:p></w:hdr>").encode()
    p["word/footer1.xml"] = (f'<?xml version="1.0" encoding="UTF-8"?><w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/>'
                             '<w:jc w:val="right"/></w:pPr>' + txt("page ") + fld("PAGE") + txt(" sur ") + fld("NUMPAGES")
                             + "</w:p></w:ftr>").encode()
    t = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    p["word/_rels/document.xml.rels"] = p["word/_rels/document.xml.rels"].decode().replace(
        "</Relationships>", f'<Relationship Type="{t}header" Id="rId91" Target="header1.xml"/>'
        f'<Relationship Type="{t}footer" Id="rId92" Target="footer1.xml"/></Relationships>').encode()
    ct = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    p["[Content_Types].xml"] = p["[Content_Types].xml"].decode().replace(
        "</Types>", f'<Override PartName="/word/header1.xml" ContentType="{ct}header+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{ct}footer+xml"/></Types>').encode()
    sect = ('<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<w:headerReference w:type="default" r:id="rId91"/><w:footerReference w:type="default" r:id="rId92"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1304" w:left="1418" '
            'w:header="680" w:footer="624" w:gutter="0"/><w:titlePg/></w:sectPr>')
    p["word/document.xml"] = re.sub(r"<w:sectPr\s*/>", sect, p["word/document.xml"].decode()).encode()
    save(path, p)


def fix_docx(path):
    p = load(path)
    d = p["word/document.xml"].decode()
    d = re.sub(r"<w:tr>(?!<w:trPr>)", "<w:tr><w:trPr><w:cantSplit/></w:trPr>", d)
    d = d.replace('<w:trPr><w:tblHeader w:val="true" />', '<w:trPr><w:cantSplit/><w:tblHeader w:val="true" />')

    def head(m):
        return m[0].replace("<w:tcPr />", '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="DCE6F1"/></w:tcPr>')

    d = re.sub(r"<w:tr><w:trPr><w:cantSplit/><w:tblHeader.*?</w:tr>", head, d, flags=re.S)

    # fixed layout and explicit cell widths, in twentieths of a point
    def table(m):
        t = m[0]
        cols = [int(x) for x in re.findall(r'<w:gridCol w:w="(\d+)"', t)]
        full = 9070
        cols = [round(c * full / sum(cols)) for c in cols]
        it = iter(cols)
        t = re.sub(r'<w:gridCol w:w="\d+"', lambda _: f'<w:gridCol w:w="{next(it)}"', t)
        t = re.sub(r"<w:tblW [^>]*/>", f'<w:tblW w:type="dxa" w:w="{full}"/>', t)
        t = re.sub(r'<w:tblLayout [^>]*/>', "", t)
        t = t.replace("<w:tblLook", '<w:tblLayout w:type="fixed"/><w:tblLook', 1)

        def row(r):
            w = iter(cols)
            return re.sub(r"<w:tcPr( />|>)",
                          lambda c: f'<w:tcPr><w:tcW w:w="{next(w)}" w:type="dxa"/>' + ("</w:tcPr>" if c[1] == " />" else ""), r[0])
        t = re.sub(r"<w:tr>.*?</w:tr>", row, t, flags=re.S)
        t = t.replace("<w:p />", '<w:p><w:pPr><w:pStyle w:val="TexteTableau"/></w:pPr></w:p>')
        return t

    d = re.sub(r"<w:tbl>.*?</w:tbl>", table, d, flags=re.S)
    # air after a table and after a list
    d = re.sub(r'(</w:tbl>\s*<w:p><w:pPr><w:pStyle w:val="(?:BodyText|FirstParagraph)" />)', r"\1" + sp(200, 130, 276), d)
    d = re.sub(r"(<w:numPr>.*?</w:numPr>)(<w:pStyle [^>]*/>)", r"\2\1", d)
    d = re.sub(r'(<w:pStyle w:val="Compact" /><w:numPr>(?:(?!</w:pPr>).)*)(</w:pPr>(?:(?!</w:p>).)*</w:p>\s*<w:p><w:pPr><w:pStyle w:val="(?!Compact))',
               r"\1" + sp(0, 150, 264) + r"\2", d)
    p["word/document.xml"] = d.encode()
    p["word/settings.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:autoHyphenation w:val="true"/><w:consecutiveHyphenLimit w:val="3"/><w:hyphenationZone w:val="284"/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>').encode()
    save(path, p)


def ostyle(name, par="", txt="", parent="Standard", disp=None):
    d = f' style:display-name="{disp}"' if disp else ""
    return (f'<style:style style:name="{name}"{d} style:family="paragraph" style:parent-style-name="{parent}">'
            f"<style:paragraph-properties {par}</style:paragraph-properties><style:text-properties {txt}/></style:style>")


def ref_odt(path):
    p = load(path)
    s = p["styles.xml"].decode()
    s = s.replace('fo:language="en"', 'fo:language="fr"').replace('fo:country="US"', 'fo:country="FR"')
    s = re.sub(r'(<style:default-style\s+style:family="paragraph">.*?</style:default-style>)',
               lambda m: m[1].replace('fo:font-size="12pt"', 'fo:font-size="11pt"').replace(
                   'style:font-name="Times New Roman"', 'style:font-name="Arial"'), s, flags=re.S)
    s = s.replace('fo:keep-together="auto"', 'fo:keep-together="always"')

    def put(name, xml):
        nonlocal s
        s = re.sub(rf'<style:style\s+style:name="{name}"\s[^>]*?(/>|>.*?</style:style>)', "", s, flags=re.S)
        s = s.replace("</office:styles>", xml + "</office:styles>", 1)

    def mg(top, bottom, more=""):
        return f'fo:margin-top="{top}cm" fo:margin-bottom="{bottom}cm" {more}'

    hy = 'fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="3"'
    ju = 'fo:text-align="justify" fo:line-height="{}%" fo:orphans="2" fo:widows="2" fo:hyphenation-ladder-count="3">'
    blue = f'fo:color="#{BLUE}"'
    kn = 'fo:keep-with-next="always" fo:keep-together="always"'
    put("Text_20_body", ostyle("Text_20_body", mg(0, .23) + ju.format(115), hy, disp="Text body"))
    put("First_20_paragraph", ostyle("First_20_paragraph", ">", "", "Text_20_body", "First paragraph"))
    put("Quotations", ostyle("Quotations", mg(0, .2, 'fo:margin-left="0.8cm" fo:margin-right="0.5cm" fo:padding-left="0.2cm" '
        'fo:border-left="1.5pt solid #9db4cc" ') + ju.format(110), hy + ' fo:font-size="10.5pt"'))
    for n, size, top, bot in ((1, 16, .74, .25), (2, 12.5, .42, .18)):
        put(f"Heading_20_{n}", '<style:style style:name="Heading_20_%d" style:display-name="Heading %d" style:family="paragraph" '
            'style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:default-outline-level="%d">'
            '<style:paragraph-properties %s %s/><style:text-properties fo:font-size="%spt" fo:font-weight="bold" %s/></style:style>'
            % (n, n, n, mg(top, bot), kn, size, blue))
        put(f"Contents_20_{n}", ostyle(f"Contents_20_{n}", mg(.19 if n == 1 else 0, .03, f'fo:margin-left="{0 if n == 1 else .6}cm"')
            + f'><style:tab-stops><style:tab-stop style:position="{16 if n == 1 else 15.4}cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>',
            'fo:font-size="10.5pt" fo:font-weight="bold"' if n == 1 else 'fo:font-size="10pt"', disp=f"Contents {n}"))
    ce = 'fo:text-align="center">'
    put("Title", ostyle("Title", mg(0, .42) + ce, f'fo:font-size="30pt" fo:font-weight="bold" {blue}'))
    put("Subtitle", ostyle("Subtitle", mg(0, 2.6, 'fo:line-height="120%" ') + ce, 'fo:font-size="14pt"'))
    put("Surtitre", ostyle("Surtitre", mg(4, .9) + ce, 'fo:font-size="12pt" fo:text-transform="uppercase"'))
    put("Couverture", ostyle("Couverture", mg(0, .28) + ce, 'fo:font-size="12pt"'))
    put("Mention", ostyle("Mention", mg(3.9, 0, f'fo:margin-left="1.5cm" fo:margin-right="1.5cm" fo:padding="0.25cm" fo:border="0.75pt solid #{BLUE}" ')
        + ce, 'fo:font-size="10.5pt" fo:font-style="italic"'))
    put("TitreSommaire", ostyle("TitreSommaire", mg(0, .42) + ">", f'fo:font-size="16pt" fo:font-weight="bold" {blue}'))
    put("Saut", ostyle("Saut", mg(0, 0, 'fo:break-before="page" fo:line-height="0.05cm"') + ">", 'fo:font-size="2pt"'))
    put("TableCaption", ostyle("TableCaption", mg(.35, .14, kn) + ">", 'fo:font-size="9.5pt" fo:font-style="italic"'))
    cell = mg(.05, .05)
    put("Table_20_Contents", ostyle("Table_20_Contents", cell + ">", 'fo:font-size="9pt"', disp="Table Contents"))
    put("Table_20_Heading", ostyle("Table_20_Heading", cell + ">", 'fo:font-size="9pt" fo:font-weight="bold"', disp="Table Heading"))
    put("Footnote", ostyle("Footnote", mg(0, .07, 'fo:margin-left="0.4cm" fo:text-indent="-0.4cm" ') + ju.format(100), 'fo:font-size="9pt" ' + hy))
    put("Header", ostyle("Header", mg(0, 0, 'fo:border-bottom="0.5pt solid #a6a6a6" fo:padding-bottom="0.1cm"') + ">", 'fo:font-size="8.5pt" fo:color="#595959"'))
    put("Footer", ostyle("Footer", 'fo:text-align="end">', 'fo:font-size="8.5pt" fo:color="#595959"'))
    put("Apres", ostyle("Apres", 'fo:margin-top="0.2cm">', "", "Text_20_body"))
    s = re.sub(r'<style:page-layout style:name="Mpm1">.*?</style:page-layout>',
               '<style:page-layout style:name="Mpm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
               'style:num-format="1" style:print-orientation="portrait" fo:margin-top="1.2cm" fo:margin-bottom="1.1cm" fo:margin-left="2.5cm" '
               'fo:margin-right="2.5cm"><style:footnote-sep style:width="0.018cm" style:distance-before-sep="0.1cm" style:distance-after-sep="0.1cm" '
               'style:line-style="solid" style:adjustment="left" style:rel-width="25%" style:color="#000000"/></style:page-layout-properties>'
               '<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.5cm"/></style:header-style>'
               '<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>',
               s, flags=re.S)
    s = re.sub(r'<style:master-page style:name="Standard".*?</style:master-page>',
               '<style:master-page style:name="Standard" style:page-layout-name="Mpm1">'
               f'<style:header><text:p text:style-name="Header">{RUN}</text:p></style:header>'
               '<style:header-first><text:p text:style-name="Standard"/></style:header-first>'
               '<style:footer><text:p text:style-name="Footer">page <text:page-number text:select-page="current">1</text:page-number>'
               ' sur <text:page-count>1</text:page-count></text:p></style:footer>'
               '<style:footer-first><text:p text:style-name="Standard"/></style:footer-first></style:master-page>', s, flags=re.S)
    p["styles.xml"] = s.encode()
    save(path, p)


def columns(c):
    """Column styles of each table with their width in cm, 16 cm in all."""
    out = {}
    for t in dict.fromkeys(re.findall(r'style:name="(Table\d+)\.A"', c)):
        rel = re.findall(rf'style:name="{t}\.([A-Z])" style:family="table-column">\s*<style:table-column-properties style:rel-column-width="(\d+)\*"', c)
        names = re.findall(rf'style:name="{t}\.([A-Z])" style:family="table-column"', c)
        share = dict(rel) if len(rel) == len(names) else {n: 1 for n in names}
        total = sum(int(share[n]) for n in names)
        out[t] = [(n, 16 * int(share[n]) / total) for n in names]
    return out


def fix_odt(path):
    p = load(path)
    c = p["content.xml"].decode()
    edge = 'fo:padding="0.1cm" fo:border="0.5pt solid #7f7f7f"'
    for name, more in (("TableHeaderRowCell", ' fo:background-color="#dce6f1"'), ("TableRowCell", "")):
        c = re.sub(rf'(<style:style style:name="{name}".*?)<style:table-cell-properties fo:border="none" />',
                   rf"\1<style:table-cell-properties {edge}{more}/>", c, count=1, flags=re.S)
    for t in re.findall(r"<table:table .*?</table:table>", c, flags=re.S):
        name = re.search(r'table:name="([^"]+)"', t)[1]
        split = "true" if t.count("<table:table-row>") > 15 else "false"
        c = re.sub(rf'(<style:style style:name="{name}" style:family="table">\s*)<style:table-properties [^>]*/>',
                   rf'\1<style:table-properties style:width="16cm" table:align="left" fo:margin-bottom="0.3cm" style:may-break-between-rows="{split}"/>', c)
    for name, cols in columns(c).items():
        for col, width in cols:
            c = re.sub(rf'<style:style style:name="{name}\.{col}" style:family="table-column"(?:\s*/>|>.*?</style:style>)',
                       f'<style:style style:name="{name}.{col}" style:family="table-column">'
                       f'<style:table-column-properties style:column-width="{width:.3f}cm"/></style:style>', c, flags=re.S)
    c = re.sub(r'(</text:list>\s*<text:p text:style-name=")(?:Text_20_body|First_20_paragraph)"', r'\1Apres"', c)
    p["content.xml"] = c.encode()
    save(path, p)


def pages(md, text, out):
    heads = [re.sub(r"^#+ ", "", x).strip() for x in open(md, encoding="utf-8") if re.match(r"#{1,2} \d", x)]
    fold = lambda x: " ".join(x.split())
    sheets = [[fold(x) for x in pg.splitlines()] for pg in open(text, encoding="utf-8").read().split("\f")]
    n = 2
    with open(out, "w", encoding="utf-8") as f:
        for h in heads:
            n = next(i for i in range(n, len(sheets)) if fold(h) in sheets[i])
            f.write(f"{h}\t{n + 1}\n")


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
PY

style() { python3 "$tmp/style.py" "$@"; }
pdf() { soffice "-env:UserInstallation=file://$tmp/profil" --headless --convert-to pdf --outdir "$tmp/pdf" "$1" > /dev/null 2>&1; }

for ext in docx odt; do
  pandoc --print-default-data-file "reference.$ext" > "$tmp/reference.$ext"
  style "ref_$ext" "$tmp/reference.$ext"
  export SOMMAIRE_PAGES="$tmp/pages.$ext"
  for pass in 1 2; do
    pandoc dossier.md --from markdown-smart --to "$ext" --lua-filter "$tmp/filtre.lua" \
      --reference-doc "$tmp/reference.$ext" -M lang=fr-FR --output "dossier.$ext"
    style "fix_$ext" "dossier.$ext"
    pdf "dossier.$ext"
    pdftotext -layout "$tmp/pdf/dossier.pdf" "$tmp/dossier.txt"
    style pages dossier.md "$tmp/dossier.txt" "$SOMMAIRE_PAGES"
  done
  if [ "$ext" = docx ]; then cp "$tmp/pdf/dossier.pdf" dossier.pdf; fi
  if [ -n "${KEEP_ODT_PDF:-}" ]; then cp "$tmp/pdf/dossier.pdf" "$KEEP_ODT_PDF"; fi
done
ls -l dossier.docx dossier.odt dossier.pdf
