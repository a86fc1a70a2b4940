# Writes the data frame of an .rda file (R's XDR format 2, uncompressed) as write.csv(..., row.names = FALSE) does:
# text in quotes, days as ISO dates.
# Input: the bytes in decimal, as `od -An -v -tu1` prints them. Run it with LC_ALL=C.
{ for (i = 1; i <= NF; i++) byte[size++] = $i }

END {
  if (text(0, 7) != "RDX2\nX\n") die("it is not R's XDR format 2")
  at = 19 # Behind the format's name and three version numbers.
  item("")
  for (row = 0; row < rows; row++) {
    line = ""
    for (column = 0; column < columns; column++) line = line (column ? "," : "") cell[column, row]
    if (row == 0) {
      for (column = 0; column < columns; column++) printf "%s\"%s\"", column ? "," : "", name[column]
      printf "\n"
    }
    print line
  }
}

function die(reason) { print "The .rda file cannot be read: " reason "." > "/dev/stderr"; failed = 1; exit 1 }
function text(from, length_, i, s) { s = ""; for (i = 0; i < length_; i++) s = s sprintf("%c", byte[from + i]); return s }
function whole() { at += 4; return ((byte[at - 4] * 256 + byte[at - 3]) * 256 + byte[at - 2]) * 256 + byte[at - 1] }

# A double that holds a whole number, such as a day.
function real(e, m, i) {
  e = (byte[at] % 128) * 16 + int(byte[at + 1] / 16)
  m = 16 + byte[at + 1] % 16
  for (i = 2; i < 8; i++) m = m * 256 + byte[at + i]
  i = byte[at] >= 128 ? -1 : 1
  at += 8
  return e == 0 ? 0 : i * m * 2 ^ (e - 1075)
}

# Reads one object; what belongs to a column of the frame goes into cell[column, row]. `into` is that column, "names" or nothing.
# Flags: 256 * what the type makes of them + the type; bit 512 = it has attributes, bit 1024 = it has a tag.
function item(into, flags, type, n, i, s, tag) {
  flags = whole(); type = flags % 256
  if (type == 254) return ""
  if (type == 255) return symbol[int(flags / 256)]
  if (type == 1) { s = item(""); symbol[++symbols] = s; return s }
  if (type == 9) { n = whole(); s = text(at, n); at += n; return s }
  if (type == 2) { # An element of a list: attributes, tag, value, rest.
    if (int(flags / 512) % 2) item("")
    tag = int(flags / 1024) % 2 ? item("") : ""
    if (tag == "class" && into != "") isDate[into] = item("") == "Date"
    else item(tag == "names" ? "names" : "")
    item(into)
    return ""
  }
  n = whole()
  if (type == 19) { # The frame: its columns, then its attributes.
    columns = n
    for (i = 0; i < n; i++) item(i)
  } else if (type == 16) {
    for (i = 0; i < n; i++) {
      s = item("")
      if (into == "names") name[i] = s
      else if (into != "") cell[into, i] = "\"" s "\""
      else if (i == 0) tag = s
    }
  } else if (type == 13 || type == 14) {
    for (i = 0; i < n; i++) { s = type == 13 ? whole() : real(); if (into != "" && into != "names") cell[into, i] = s }
  } else die("it has an object of type " type)
  if (into != "" && into != "names") rows = n
  if (int(flags / 512) % 2) item(type == 19 ? "" : into)
  if (into != "" && isDate[into]) for (i = 0; i < n; i++) cell[into, i] = date(cell[into, i])
  return tag
}

# The Gregorian date of a day counted from 1970-01-01, by Hinnant's algorithm.
function date(days, era, doe, yoe, doy, mp, m) {
  days += 719468; era = int(days / 146097); doe = days - era * 146097
  yoe = int((doe - int(doe / 1460) + int(doe / 36524) - int(doe / 146096)) / 365)
  doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100)); mp = int((5 * doy + 2) / 153)
  m = mp < 10 ? mp + 3 : mp - 9
  return sprintf("%04d-%02d-%02d", yoe + era * 400 + (m <= 2), m, doy - int((153 * mp + 2) / 5) + 1)
}
