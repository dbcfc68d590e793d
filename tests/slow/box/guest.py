#!/usr/bin/env python3
"""Runs inside a booted Debian, beside the box: looks at the service, and at it from another machine on its network."""
# Every finding is one line, "ok ..." or "FAILED ..."; the last line of all is "proof: done". tests/slow/units reads them.

import json, os, re, signal, socket, sqlite3, subprocess, time, urllib.error, urllib.request

DATA = "/var/lib/chair"
failed = False


def sh(*words, check=True):
    out = subprocess.run(words, capture_output=True, text=True)
    if check and out.returncode != 0:
        raise RuntimeError(f"{words}: {out.stdout}{out.stderr}")
    return (out.stdout + out.stderr).strip()


def told(name, good, detail=""):
    global failed
    failed |= not good
    print(f"{'ok' if good else 'FAILED'} {name}{': ' if detail != '' else ''}{detail}", flush=True)


def health(port=80, timeout=2):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=timeout) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        return json.load(refused)


def until(what, within, every=0.02):
    """The seconds until `what` is true; None if it is not true in time."""
    begun = time.monotonic()
    while time.monotonic() - begun < within:
        try:
            if what():
                return time.monotonic() - begun
        except OSError:
            pass
        time.sleep(every)
    return None


def prop(name, unit="chair.service"):
    return sh("systemctl", "show", "--value", "-p", name, unit)


def pid():
    return int(prop("MainPID"))


def answers_as_another(old):
    return pid() not in (0, old) and health(timeout=5)["status"] in ("ok", "degraded")


def is_up():
    told("active after the start, without a hand", until(lambda: prop("ActiveState") == "active" and health(), 60) is not None)
    told("systemd was told that it is ready", prop("Type") == "notify" and prop("ActiveState") == "active")
    user = os.stat(f"/proc/{pid()}").st_uid
    told("runs as its own user", sh("id", "-nu", str(user)) == "chair")
    found = sh("systemd-analyze", "security", "--no-pager", "chair.service").splitlines()[-1]
    level = float(re.search(r"level for chair.service: ([0-9.]+)", found).group(1))
    told("exposure at most 1.0", level <= 1.0, level)
    with socket.create_connection(("127.0.0.1", 443), 5) as line:
        # A plain question on the TLS door gets an alert or a hang-up, never a page.
        line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        told("port 443 is open, and not for plain words", not line.recv(100).startswith(b"HTTP"))
    code = sh("runuser", "-u", "chair", "--", "chair", "setup-code", "--data", DATA)
    told("the claim code, for the box's own user", bool(re.fullmatch(r"[0-9]{8}", code.replace(" ", ""))), "8 digits")
    told("and for nobody else", "No Chair is running" in sh("runuser", "-u", "nobody", "--", "chair", "setup-code", "--data", DATA, check=False))


def stays_in_its_room():
    """The same unit with a Python in the program's place tries to write everywhere, and more."""
    probe = r'''
import os, socket, subprocess
wrote = []
for top, folders, _ in os.walk("/"):
    if top in ("/proc", "/sys"):
        folders.clear()
        continue
    try:
        name = os.path.join(top, "chair-was-here")
        with open(name, "x"):
            pass
        os.unlink(name)
        wrote.append(top)
    except OSError:
        pass
print("wrote", *sorted(wrote))
def tried(name, attempt):
    try:
        attempt()
        print("could", name)
    except OSError:
        print("could not", name)
def knock(address):
    with socket.socket() as line:
        line.settimeout(3)
        line.connect(address)
tried("reach the internet", lambda: knock(("203.0.113.9", 80)))
tried("reach the school", lambda: knock(("192.168.77.2", 80)))
tried("listen to every packet", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
tried("take port 81", lambda: socket.socket().bind(("0.0.0.0", 81)))
tried("run another program", lambda: subprocess.run(["/bin/true"]))
tried("see other people's programs", lambda: os.stat("/proc/1/status"))
tried("read the homes", lambda: os.listdir("/root"))
'''
    with open("/usr/local/lib/probe.py", "w") as file:
        file.write(probe)
    unit = open("/usr/lib/systemd/system/chair.service").read()
    python = os.path.realpath("/usr/bin/python3")
    for old, new in (
        ("Type=notify", "Type=oneshot"),
        ("Restart=always", "Restart=no"),
        ("WatchdogSec=30", ""),
        ("Wants=chair.socket", ""),
        ("After=chair.socket", ""),
        ("ExecStart=/usr/bin/chair serve --data /var/lib/chair", "ExecStart=/usr/bin/python3 /usr/local/lib/probe.py\nStandardOutput=truncate:/run/probe.out"),
        ("ExecPaths=/usr/bin/chair", f"ExecPaths={python}"),
    ):
        assert old in unit, old
        unit = unit.replace(old, new)
    with open("/run/systemd/system/probe.service", "w") as file:
        file.write(unit)
    sh("systemctl", "daemon-reload")
    sh("systemctl", "start", "probe.service")
    heard = open("/run/probe.out").read().splitlines()
    wrote = heard[0].split()[1:]
    told("only its own folder can be written", all(it == DATA or it.startswith(DATA + "/") for it in wrote) and DATA in wrote, " ".join(wrote))
    for line in heard[1:]:
        told(line, line.startswith("could reach the school") or line.startswith("could not"))


def the_screen_is_shut_in():
    """The screen's unit and its launcher, with a script in cage's place that looks round and tells."""
    look = r"""#!/bin/sh
{
  id -nG
  grep -c URLBlocklist /etc/chromium/policies/managed/chair.json
  for at in 127.0.0.1 192.168.77.2 203.0.113.9; do curl -s -m 3 -o /dev/null -w '%{http_code}\n' http://$at/health; done
  touch /var/lib/chair-kiosk/own && echo own
  touch /etc/other /usr/other /var/lib/other 2>/dev/null && echo other
  ls /var/lib/chair 2>/dev/null
  echo "$@"
} >/run/chair-kiosk/new 2>&1
mv /run/chair-kiosk/new /run/chair-kiosk/told
exec sleep 600
"""
    for name in ("cage", "chromium"):
        with open(f"/usr/bin/{name}", "w") as file:
            file.write(look)
        os.chmod(f"/usr/bin/{name}", 0o755)
    sh("systemctl", "start", "chair-kiosk.service")
    until(lambda: os.path.exists("/run/chair-kiosk/told"), 30)
    groups, policy, box, school, internet, own, *rest = open("/run/chair-kiosk/told").read().splitlines()
    told("the screen has its own user, and the screen's groups", set(groups.split()) == {"chair-kiosk", "video", "render", "input"}, groups)
    told("its browser has the policy, and nobody else's has", policy == "1" and not os.path.exists("/etc/chromium/policies"))
    told("it reaches the box and nothing else", (box, school, internet) == ("200", "000", "000"), f"{box} {school} {internet}")
    told("it writes its own folder and nothing else", own == "own" and len(rest) == 1)
    told("it shows the box", rest[-1].endswith(" http://127.0.0.1/") and " --kiosk " in rest[-1] and " -s " not in rest[-1])
    sh("systemctl", "stop", "chair-kiosk.service")


NET = ("ip", "netns", "exec", "laptop")


def another_machine():
    """A laptop in the same room (a network namespace), with one address of the school and one of the internet."""
    sh("ip", "netns", "add", "laptop")
    sh("ip", "link", "add", "school", "type", "veth", "peer", "name", "eth0", "netns", "laptop")
    sh("ip", "addr", "add", "192.168.77.1/24", "dev", "school")
    sh("ip", "link", "set", "school", "up")
    sh("ip", "route", "add", "203.0.113.0/24", "dev", "school")
    for words in ("addr add 192.168.77.2/24 dev eth0", "addr add 203.0.113.9/32 dev eth0", "link set lo up", "link set eth0 up", "route add default via 192.168.77.1", "route add 224.0.0.0/4 dev eth0"):
        sh("ip", "-n", "laptop", *words.split())
    for address in ("192.168.77.2", "203.0.113.9"):
        subprocess.Popen([*NET, "python3", "-m", "http.server", "80", "--bind", address, "--directory", "/run/systemd"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    knock = "import socket,sys; socket.create_connection((sys.argv[1],80),3)"
    until(lambda: subprocess.run([*NET, "python3", "-c", knock, "203.0.113.9"], capture_output=True).returncode == 0, 10)


def is_heard():
    """AF_NETLINK is allowed: the box knows its addresses, so its name is in the air; the laptop asks for it."""
    told("announced", until(lambda: health()["announce"]["state"] == "on_air", 20) is not None)
    name = health()["announce"]["names"][0]
    ask = r'''
import socket, struct, sys, time
name = sys.argv[1]
question = b"".join(bytes([len(part)]) + part.encode() for part in name.split(".")) + b"\0"
line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
line.bind(("", 5353))
line.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("224.0.0.251") + socket.inet_aton("192.168.77.2"))
line.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("192.168.77.2"))
line.settimeout(1)
end = time.monotonic() + 15
while time.monotonic() < end:
    line.sendto(struct.pack("!6H", 0, 0, 1, 0, 0, 0) + question + struct.pack("!2H", 1, 1), ("224.0.0.251", 5353))
    try:
        while True:
            bytes_, sender = line.recvfrom(9000)
            if struct.unpack("!H", bytes_[2:4])[0] & 0x8000 and socket.inet_aton("192.168.77.1") in bytes_ and name.split(".")[0].encode() in bytes_:
                print(sender[0])
                sys.exit()
    except TimeoutError:
        pass
sys.exit("nobody answered")
'''
    heard = sh(*NET, "python3", "-c", ask, name, check=False)
    told(f"the laptop hears {name}", heard == "192.168.77.1", heard)
    look = "import sys,urllib.request as u; q=u.Request('http://192.168.77.1/health',headers={'Host':sys.argv[1]}); print(u.urlopen(q,timeout=5).status)"
    told("and opens it on port 80", sh(*NET, "python3", "-c", look, name, check=False) == "200")
    far = "import socket; s=socket.socket(); s.settimeout(3); s.bind(('203.0.113.9',0)); s.connect(('192.168.77.1',80)); s.sendall(b'GET /health HTTP/1.0\\r\\n\\r\\n'); print(s.recv(10))"
    told("a caller from outside the school is not heard", "timed out" in sh(*NET, "python3", "-c", far, check=False))


def comes_back():
    old = pid()
    os.kill(old, signal.SIGKILL)
    took = until(lambda: answers_as_another(old), 30)
    told("answers again after kill -9 within 3 s", took is not None and took <= 3, f"{took:.2f} s" if took else "never")

    lines = [socket.create_connection(("127.0.0.1", 80)) for _ in range(20)]
    for line in lines:
        line.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        line.recv(9000)
    begun = time.monotonic()
    sh("systemctl", "restart", "chair.service")
    took = time.monotonic() - begun
    told("stops and is ready again within 5 s with 20 lines open", took <= 5, f"{took:.2f} s")
    told("and left with 0", "status=" not in sh("journalctl", "-u", "chair.service", "-n", "12", "--no-pager", "-o", "cat"))
    for line in lines:
        line.close()


def is_watched():
    # A writer that cannot write: another program holds the database's write lock.
    old = pid()
    holder = sqlite3.connect(f"{DATA}/chair.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    killed = until(lambda: pid() != old, 60, every=0.2)
    holder.execute("ROLLBACK")
    holder.close()
    told("a stuck writer is ended by the watchdog within 30 s of its last sign", killed is not None and killed <= 31, f"{killed:.1f} s" if killed else "never")
    told("and the box is back", until(lambda: answers_as_another(old), 30) is not None)
    # A program that hangs altogether.
    old = pid()
    os.kill(old, signal.SIGSTOP)
    killed = until(lambda: pid() != old, 60, every=0.2)
    told("so is a program that hangs", killed is not None and killed <= 31, f"{killed:.1f} s" if killed else "never")
    told("and the box is back", until(lambda: answers_as_another(old), 30) is not None)
    log = sh("journalctl", "-u", "chair.service", "--no-pager", "-o", "cat")
    told("the log says why", log.count("Watchdog timeout") == 2)


def is_kept_alive_for_nothing():
    def written():
        return int(re.search(r"^write_bytes: (\d+)", open(f"/proc/{pid()}/io").read(), re.M).group(1))
    time.sleep(20)
    before = written()
    time.sleep(65)
    told("four signs of life write 0 bytes", written() == before, f"{written() - before} bytes in 65 s")


def port_is_taken():
    sh("systemctl", "stop", "chair.socket", "chair.service")
    other = subprocess.Popen(["python3", "-m", "http.server", "80"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: socket.create_connection(("127.0.0.1", 80), 1), 10)
    sh("systemctl", "start", "chair.service", check=False)
    told("with port 80 taken it serves on 8080", until(lambda: health(8080), 30) is not None)
    other.terminate()
    other.wait()
    sh("systemctl", "stop", "chair.service")
    sh("systemctl", "reset-failed", check=False)
    sh("systemctl", "start", "chair.socket", "chair.service")
    told("and on 80 again when it is free", until(lambda: health(80), 30) is not None)


def package_on_a_running_box(package):
    box = open(f"{DATA}/machine.json").read()
    old = pid()
    sh("dpkg", "--install", package)
    told("an upgrade starts it anew", until(lambda: answers_as_another(old), 30) is not None)
    told("and keeps the box what it is", open(f"{DATA}/machine.json").read() == box)
    sh("dpkg", "--remove", "chair")
    told("removed: nothing runs, the data are there", not os.path.exists("/usr/bin/chair") and prop("ActiveState") != "active" and os.path.exists(f"{DATA}/chair.db"))
    sh("dpkg", "--install", package)
    told("installed again: the same box", until(lambda: health(), 30) is not None and open(f"{DATA}/machine.json").read() == box)
    sh("dpkg", "--purge", "chair")
    told("purged: the data are gone", not os.path.exists(DATA))


def main():
    first = not os.path.exists("/proof-second")
    is_up()
    if first:
        another_machine()
        is_heard()
        stays_in_its_room()
        the_screen_is_shut_in()
        comes_back()
        is_kept_alive_for_nothing()
        is_watched()
        port_is_taken()
        open("/proof-second", "w").close()
        os.sync()
        print("proof: pull the plug", flush=True)
        time.sleep(60)
    package_on_a_running_box("/chair.deb")
    print("proof: " + ("FAILED" if failed else "done"), flush=True)


try:
    main()
except Exception as why:
    print(f"FAILED {type(why).__name__}: {why}", flush=True)
finally:
    subprocess.run(["systemctl", "poweroff", "--no-block"])
