#!/usr/bin/env python3
"""Runs inside a booted Debian, beside the box: sends it releases as a teacher and a stick do, and looks what becomes of it."""
# Every finding is one line, "ok ..." or "FAILED ..."; the last line of all is "proof: done". tests/slow/update reads them.

import hashlib, http.cookiejar, json, os, sqlite3, subprocess, time, urllib.error, urllib.parse, urllib.request

DATA, OWN = "/var/lib/chair", "/var/lib/chair-update"
ORIGIN = "http://127.0.0.1"
failed = False
jar = http.cookiejar.MozillaCookieJar("/proof-cookies")


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar), Stay())


def sh(*words, check=True, **more):
    out = subprocess.run(words, capture_output=True, text=True, **more)
    if check and out.returncode != 0:
        raise RuntimeError(f"{words}: {out.stdout}{out.stderr}")
    return (out.stdout + out.stderr).strip()


def told(name, good, detail=""):
    global failed
    failed |= not good
    print(f"{'ok' if good else 'FAILED'} {name}{': ' if detail != '' else ''}{detail}", flush=True)


def ask(path, body=None, kind="application/x-www-form-urlencoded"):
    """The status and the text of an answer; redirects are not followed."""
    question = urllib.request.Request(ORIGIN + path, data=body, headers={"Accept-Language": "en"})
    if body is not None:
        question.add_header("Origin", ORIGIN)
        question.add_header("Content-Type", kind)
    try:
        with browser.open(question, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as other:
        return other.code, other.read().decode()


def post(path, **fields):
    return ask(path, urllib.parse.urlencode(fields).encode())


def send(release):
    body = b'--fence\r\nContent-Disposition: form-data; name="file"; filename="x.chair-update"\r\n\r\n' + open(release, "rb").read() + b"\r\n--fence--\r\n"
    return ask("/teach/update", body, "multipart/form-data; boundary=fence")


def until(what, within):
    """The seconds until `what` is true; None if it is not true in time."""
    begun = time.monotonic()
    while time.monotonic() - begun < within:
        try:
            if what():
                return time.monotonic() - begun
        except (OSError, ValueError):
            pass
        time.sleep(0.02)
    return None


def health():
    with urllib.request.urlopen(ORIGIN + "/health", timeout=5) as answer:
        return json.load(answer)


def state():
    try:
        return open(f"{OWN}/state").read().split()[:2]
    except OSError:
        return []


def is_at_rest():
    left = [f"{OWN}/work", f"{OWN}/step", f"{OWN}/release", f"{DATA}/update/release"]
    return not any(os.path.lexists(path) for path in left) and sh("systemctl", "show", "--value", "-p", "ActiveState", "chair-update.service") in ("inactive", "failed")


def ended(said, within=240):
    took = until(lambda: state() == said and is_at_rest(), within)
    told(f"it says: {' '.join(said)}", took is not None, f"{took:.1f} s" if took is not None else f"{state()} {sh('journalctl', '-u', 'chair-update', '-u', 'chair-update.path', '-n', '60', '--no-pager', '-o', 'cat')}")


def runs(version):
    told(f"{version} is installed, and dpkg finds nothing half done", sh("dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Version}", "chair") == f"installed {version}-1" and sh("dpkg", "--audit") == "")
    told("it runs and is well", until(lambda: health()["version"] == version and health()["status"] in ("ok", "degraded"), 30) is not None)
    told("systemd holds its doors", sh("systemctl", "is-active", "chair.socket", check=False) == "active")
    told("she is signed in still, and reads what she wrote", "Room of the proof" in ask("/teach/room")[1])


def rows():
    db = sqlite3.connect(f"file:{DATA}/chair.db?mode=ro", uri=True)
    found = [db.execute("PRAGMA user_version").fetchone()] + db.execute("SELECT id, name FROM class").fetchall() + db.execute("SELECT name FROM sqlite_schema ORDER BY name").fetchall()
    db.close()
    return hashlib.sha256(repr(found).encode()).hexdigest()


def claims():
    until(health, 60)
    code = sh("runuser", "-u", "chair", "--", "chair", "setup-code", "--data", DATA)
    status, _ = post("/claim", code=code, name="Ms. Proof", passphrase="a long passphrase of the proof")
    told("claimed", status == 303, status)
    post("/teach/recovery/done")
    status, _ = post("/teach/classes", name="Room of the proof", zone="Europe/London")
    told("a class", status == 303, status)
    jar.save(ignore_discard=True)


def main():
    first = not os.path.exists("/proof-second")
    if not first:
        jar.load(ignore_discard=True)
        took = until(lambda: is_at_rest(), 240)
        told("after the plug it comes to an end by itself", took is not None, f"{took:.1f} s" if took is not None else sh("journalctl", "-u", "chair-update", "-n", "60", "--no-pager", "-o", "cat"))
        told("and that is the new version", state() == ["done", "9.0.3-1"], state())
        runs("9.0.3")
        print("proof: " + ("FAILED" if failed else "done"), flush=True)
        return
    version = sh("chair", "--version").removeprefix("chair ")
    claims()
    told("the unit that watches is there", sh("systemctl", "is-active", "chair-update.path") == "active")
    status, page = ask("/teach/update")
    told("the page offers it", status == 200 and 'name="file"' in page, status)

    told("hers is taken", send("/releases/theirs")[0] == 303)
    ended(["refused", "signature"])
    told("the page says why", "not signed by those" in ask("/teach/update")[1])
    told("the old one is taken", send("/releases/first")[0] == 303)
    ended(["refused", "same"])
    runs(version)

    begun = time.monotonic()
    told("the new one is taken", send("/releases/good")[0] == 303)
    away = []
    while time.monotonic() - begun < 120 and state() != ["done", "9.0.1-1"]:
        try:
            health()
        except (OSError, ValueError):
            away.append(time.monotonic())
        time.sleep(0.02)
    ended(["done", "9.0.1-1"])
    told("so long it was away", True, f"{away[-1] - away[0]:.1f} s of {time.monotonic() - begun:.1f} s" if away else "never")
    runs("9.0.1")
    copies = [name for name in os.listdir(f"{DATA}/backups") if name.endswith(".age")]
    told("the box was copied first", len(copies) == 1 and '"before_update"' in open(f"{DATA}/backups/{copies[0][:-4]}.json").read(), copies)
    told("its files are for everybody to read", sh("runuser", "-u", "nobody", "--", "dpkg", "-L", "chair") != "" and oct(os.stat("/usr/lib/chair/update").st_mode)[-3:] == "755")
    page = ask("/teach/update")[1]
    told("the page says so", "The box has version" in page and "9.0.1" in page)
    told("an older one is taken", send("/releases/first")[0] == 303)
    ended(["refused", "older"])

    before = rows()
    os.makedirs("/stick")
    os.rename("/releases/chair_bad.chair-update", "/stick/chair_bad.chair-update")
    sh("/usr/lib/chair/stick", env={**os.environ, "CHAIR_STICK_FOLDER": "/stick", "CHAIR_STICK_STATE": "/run/stick-state"}, check=False)
    ended(["back", "9.0.2-1"])
    runs("9.0.1")
    told("the data are those of before", rows() == before)
    aside = f"{DATA}/set-aside-update.db"
    newer = sqlite3.connect(aside).execute("PRAGMA user_version").fetchone()[0] if os.path.exists(aside) else None
    told("and what the new one made of them is kept", newer == 9999, newer)

    # The plug is pulled while dpkg puts the next one in.
    open("/proof-second", "w").close()
    os.sync()
    told("the next one is taken", send("/releases/later")[0] == 303)
    until(lambda: os.path.exists(f"{OWN}/work/data"), 120)
    print("proof: pull the plug", flush=True)
    time.sleep(60)


try:
    main()
except Exception as why:
    print(f"FAILED {type(why).__name__}: {why}", flush=True)
finally:
    subprocess.run(["systemctl", "poweroff", "--no-block"])
