"""What stands in the files of the print service that tests start: of cupsd, of its bus and of its printer."""

from __future__ import annotations

_MARGIN = 423
_SIZES = {"iso_a4_210x297mm": (21000, 29700), "iso_a5_148x210mm": (14800, 21000), "iso_a6_105x148mm": (10500, 14800)}


def attributes() -> list[str]:
    """What the printer can do, for ``ippeveprinter -a``. With a PPD file instead, its sizes would be rounded."""

    def size(x: int, y: int) -> str:
        return f"{{ MEMBER integer x-dimension {x} MEMBER integer y-dimension {y} }}"

    def medium(name: str) -> str:
        sides = " ".join(f"MEMBER integer media-{side}-margin {_MARGIN}" for side in ("top", "bottom", "left", "right"))
        return (
            f"{{ MEMBER collection media-size {size(*_SIZES[name])} MEMBER keyword media-size-name {name} {sides} "
            "MEMBER keyword media-source main MEMBER keyword media-type stationery }"
        )

    media = ",".join(medium(name) for name in _SIZES)
    names = ",".join(_SIZES)
    return [
        'ATTR textWithoutLanguage printer-make-and-model "Test Laser"',
        "ATTR mimeMediaType document-format-supported application/octet-stream,application/pdf,image/urf",
        "ATTR mimeMediaType document-format-default application/pdf",
        f"ATTR keyword media-supported {names}",
        f"ATTR keyword media-ready {names}",
        "ATTR keyword media-default iso_a4_210x297mm",
        f"ATTR collection media-size-supported {','.join(size(*value) for value in _SIZES.values())}",
        f"ATTR collection media-col-database {media}",
        f"ATTR collection media-col-ready {media}",
        f"ATTR collection media-col-default {medium('iso_a4_210x297mm')}",
        "ATTR keyword media-col-supported media-bottom-margin,media-left-margin,media-right-margin,media-size,"
        "media-size-name,media-source,media-top-margin,media-type",
        *(f"ATTR integer media-{side}-margin-supported {_MARGIN}" for side in ("top", "bottom", "left", "right")),
        "ATTR keyword media-source-supported main",
        "ATTR keyword media-type-supported stationery",
        "ATTR keyword sides-supported one-sided,two-sided-long-edge,two-sided-short-edge",
        "ATTR keyword sides-default one-sided",
        "ATTR keyword print-scaling-supported auto,auto-fit,fill,fit,none",
        "ATTR keyword print-scaling-default auto",
        "ATTR keyword print-color-mode-supported auto,monochrome",
        "ATTR keyword print-color-mode-default auto",
        "ATTR boolean color-supported false",
        "ATTR rangeOfInteger copies-supported 1-99",
        "ATTR integer copies-default 1",
        "ATTR enum print-quality-supported 3,4,5",
        "ATTR enum print-quality-default 4",
        "ATTR resolution printer-resolution-supported 600dpi",
        "ATTR resolution printer-resolution-default 600dpi",
        "ATTR keyword urf-supported CP1,IS1,MT1,RS600,V1.4,W8,DM1",
        "ATTR enum orientation-requested-supported 3,4,5,6",
        "ATTR enum orientation-requested-default 3",
        "ATTR keyword output-bin-supported face-down",
        "ATTR keyword output-bin-default face-down",
        "ATTR enum finishings-supported 3",
        "ATTR enum finishings-default 3",
    ]


SERVICE = """\
LogLevel debug
MaxLogSize 0
Listen 127.0.0.1:{port}
Listen {here}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
IdleExitTimeout 0
# like the default: without being asked, CUPS keeps what it printed for a day
PreserveJobHistory Yes
PreserveJobFiles 1d
JobRetryInterval 1
ErrorPolicy retry-job
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

FILES = """\
ServerRoot {here}/root
RequestRoot {here}/spool
CacheDir {here}/cache
StateDir {here}/state
TempDir {here}/tmp
AccessLog {here}/log/access
ErrorLog {here}/log/error
PageLog {here}/log/page
ServerBin /usr/lib/cups
DataDir /usr/share/cups
"""

BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={here}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
  </policy>
</busconfig>
"""

COMMAND = """\
#!/bin/sh
# what the printer does with a document: $1 is its file, IPP_* are the job's attributes
faults={here}/faults
while [ -e $faults/paper_out ]; do
  [ -n "$told" ] || echo "STATE: +media-empty-error,media-needed" >&2
  told=1
  sleep 0.1
done
[ -z "$told" ] || echo "STATE: -media-empty-error,media-needed" >&2
if [ -e $faults/wrong_paper ]; then
  echo "STATE: +media-needed" >&2
  exit 1
fi
if [ -e $faults/jam ]; then
  echo "STATE: +media-jam-error" >&2
  exit 1
fi
echo "STATE: -media-jam-error,media-needed" >&2
while [ -e $faults/slow ]; do sleep 0.1; done
name={here}/out/$(date +%s%N)
env | grep ^IPP_ > $name.txt
cp "$1" $name.part && mv $name.part $name.pdf
"""
