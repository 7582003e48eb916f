"""The drawing of the house: plain values in, shapes out. No Django here; templates turn shapes into SVG."""
