"""Surface forms: when two of them are one thing inside a paper."""
import re

SHORT_FORM = re.compile(r"\(([^()\s]{2,10})\)")


def normalise(text):
    """Lower case, runs of other characters than a-z and 0-9 one space, plural s off words of over three letters."""
    words = re.sub(r"[^a-z0-9]+", " ", text.lower()).split()
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in words)


def long_form(short, before):
    """The shortest end of `before` that spells `short` (Schwartz and Hearst 2003), or None.

    The letters and digits of `short` are found from right to left; its first one must begin a word.
    """
    i = len(before) - 1
    for k in range(len(short) - 1, -1, -1):
        c = short[k].lower()
        if not c.isalnum():
            continue
        while i >= 0 and (before[i].lower() != c or (k == 0 and i > 0 and before[i - 1].isalnum())):
            i -= 1
        if i < 0:
            return None
        i -= 1
    form = before[before.rfind(" ", 0, i + 2) + 1:]
    most = min(len(short) + 5, 2 * len(short))
    return form if len(form.split()) <= most and len(form) > len(short) else None


def acronyms(*texts):
    """{key of a short form, or of `long short`: key of the long form} for each LONG FORM (SF) of the texts."""
    out = {}
    for text in texts:
        for m in SHORT_FORM.finditer(text):
            short = m.group(1)
            if sum(c.isupper() for c in short) < 2:
                continue
            form = long_form(short, text[:m.start()].rstrip())
            if form:
                key, short_key = normalise(form), normalise(short)
                if key and short_key:
                    out[short_key] = key
                    out[key + " " + short_key] = key
    return out


def key(form, short_forms):
    k = normalise(form)
    return short_forms.get(k, k)
