#!/usr/bin/env python3
"""Runs inside a booted Debian: makes it a box, and then is who stands at it. On the old box it is the class of a month, with its
teacher; on a spare it is whoever follows TECHNICIAN.md, and looks whether every word is there."""
# Every finding is one line, "ok ..." or "FAILED ..."; the last line of all is "proof: done". tests/slow/died reads them.
# /part says which box it is: old, stick or store. /people is what people have in their heads and drawers.

import ctypes, glob, hashlib, html.parser, http.client, json, os, re, secrets, signal, socket, sqlite3, ssl, subprocess, time, urllib.parse, urllib.request

DATA, PEOPLE, ADDRESS = "/var/lib/chair", "/people", "192.168.77.1"
PART = open("/part").read().strip()
TEN_MINUTES = 600
# Words that no made-up month has: a child's answer, and what the teacher writes down in the talk about it.
ANSWER = "The keeper counts “gulls” & <stars> at night — ٧ نجوم — 🐙 and goes home."
STRENGTH, QUOTE, STEP = "You let the gulls speak", "I saved the octopus for last.", "Read the storm aloud to Noor."
# What is not the same on a box that came back: who was signed in, the screens that were let in; and among its settings that it was
# a copy, from when it is counted how long words of classes that are over stay.
CHANGES = {"student_session", "teacher_session", "device"}
SETTINGS = {"was-a-copy", "retention-since"}
failed = False


def sh(*words, check=True, **more):
    out = subprocess.run(words, capture_output=True, text=True, **more)
    if check and out.returncode != 0:
        raise RuntimeError(f"{words}: {out.stdout}{out.stderr}")
    return (out.stdout + out.stderr).strip()


def told(name, good, detail=""):
    global failed
    failed |= not good
    print(f"{'ok' if good else 'FAILED'} {name}{': ' if detail != '' else ''}{detail}", flush=True)


def until(what, within=60, every=0.1):
    """What it gives once that is something; None if it gives nothing in time."""
    begun = time.monotonic()
    while time.monotonic() - begun < within:
        try:
            if found := what():
                return found
        except (OSError, ValueError, http.client.HTTPException):
            pass
        time.sleep(every)
    return None


def as_chair(*words, **more):
    return sh("runuser", "-u", "chair", "--", *words, **more)


def setup_code():
    return as_chair("chair", "setup-code", "--data", DATA)


# --- The room: a laptop and tablets on a network with the box ---------------------------------------------------------------------


def a_network():
    sh("ip", "netns", "add", "laptop")
    sh("ip", "link", "add", "school", "type", "veth", "peer", "name", "eth0", "netns", "laptop")
    sh("ip", "addr", "add", f"{ADDRESS}/24", "dev", "school")
    sh("ip", "link", "set", "school", "up")
    for words in ("addr add 192.168.77.2/24 dev eth0", "link set lo up", "link set eth0 up"):
        sh("ip", "-n", "laptop", *words.split())


def go_to(network):
    with open(network) as file:
        if ctypes.CDLL(None, use_errno=True).setns(file.fileno(), 0x40000000) != 0:
            raise OSError(ctypes.get_errno(), network)


def knock(port):
    """A connection that comes from the laptop's machine, where this thread is while it knocks."""
    go_to("/run/netns/laptop")
    try:
        return socket.create_connection((ADDRESS, port), 30)
    finally:
        go_to("/proc/1/ns/net")


class Page(html.parser.HTMLParser):
    """The forms and links of a page, its words, and what stands in its elements with an id or a class."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.links, self.words, self.marked = [], [], "", {}
        self.open = []
        self.choice = None
        self.feed(text)
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        form = self.forms[-1] if self.forms else None
        name, value = attrs.get("name"), attrs.get("value", "")
        if tag == "form":
            self.forms.append({"action": attrs.get("action", ""), "fields": {}, "buttons": [], "files": []})
        elif tag == "a":
            self.links.append(attrs.get("href", ""))
        elif form and tag == "button":
            form["buttons"].append((name, value))
        elif form and tag == "select":
            self.choice = name
        elif form and tag == "option" and (self.choice not in form["fields"] or "selected" in attrs):
            form["fields"][self.choice] = value
        elif form and tag == "textarea":
            form["fields"][name] = ""
        elif form and tag == "input" and attrs.get("type") == "file":
            form["files"].append(name)
        elif form and tag == "input" and (attrs.get("type") not in ("checkbox", "radio") or "checked" in attrs):
            form["fields"][name] = value
        if tag not in ("input", "meta", "link", "br", "img", "hr", "use", "path"):
            self.open.append((tag, [attrs.get("id"), *attrs.get("class", "").split()], name))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        self.words += data + " "
        for tag, marks, name in self.open:
            for mark in marks:
                self.marked[mark] = self.marked.get(mark, "") + data
            if tag == "textarea" and self.forms:
                # The first line break belongs to the page and not to the box.
                self.forms[-1]["fields"][name] += data if self.forms[-1]["fields"][name] else data.removeprefix("\n")

    def form(self, action, **fields):
        """The form that goes there, with these fields filled in another way."""
        for form in self.forms:
            if form["action"].startswith(action) and all(name in form["fields"] or name in form["files"] for name in fields):
                return {**form, "fields": {**form["fields"], **fields}}
        raise RuntimeError(f"no form to {action} with {list(fields)}: {self.words}")


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        self.text = body.decode(errors="replace")
        self.leads_to = headers.get("Location", "")

    def page(self):
        if self.status != 200:
            raise RuntimeError(f"{self.status} {self.leads_to} {Page(self.text).words}")
        return Page(self.text)


class Browser:
    """One on the laptop or a tablet, with its cookies; by HTTPS where it knows the box's authority."""

    def __init__(self, authority=None):
        self.secure = authority and ssl.create_default_context(cadata=authority)
        self.origin = f"{'https' if authority else 'http'}://{ADDRESS}"
        self.cookies = {}

    def ask(self, path, body=None, kind="application/x-www-form-urlencoded"):
        line = http.client.HTTPConnection(ADDRESS)
        line.sock = knock(443 if self.secure else 80)
        if self.secure:
            line.sock = self.secure.wrap_socket(line.sock, server_hostname=ADDRESS)
        headers = {"Accept": "text/html", "Accept-Language": "en", "Connection": "close"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers.update({"Origin": self.origin, "Content-Type": kind})
        line.request("GET" if body is None else "POST", path, body, headers)
        answer = line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return Answer(answer.status, answer.headers, answer.read())

    def page(self, path):
        return self.ask(path).page()

    def post(self, path, **fields):
        return self.ask(path, urllib.parse.urlencode(fields).encode())

    def submit(self, form, **button):
        return self.post(form["action"], **{name: value for name, value in form["fields"].items() if name}, **button)

    def try_(self, path, **fields):
        """The same, again when its turn has come: of passphrases and codes one a second is looked at."""
        return until(lambda: (answer := self.post(path, **fields)).status != 429 and answer, every=1)


def health():
    """As whoever is on the box itself reads it."""
    with urllib.request.urlopen("http://127.0.0.1/health", timeout=5) as answer:
        return json.load(answer)


def is_well():
    return json.loads(Browser().ask("/health").body)["status"] in ("ok", "degraded")


def laptop():
    """The browser of the laptop, on which the box's authority was made known as its page says."""
    return Browser(until(lambda: Browser().ask("/trust/chair.pem").text))


def signs_in(name, passphrase):
    teacher = laptop()
    form = teacher.page("/door/teacher").form("/door/teacher", name=name, passphrase=passphrase)
    answer = teacher.try_(form["action"], **form["fields"])
    told(f"{name} signs in with the old passphrase", answer.status == 303 and answer.leads_to == "/teach", f"{answer.status} {answer.leads_to}")
    return teacher


def becomes(teacher, screen, asks, mark, lets_in, class_):
    """A screen asks, and shows a number; she taps it."""
    screen.post(asks)
    number = screen.page(asks).marked[mark].strip()
    answer = teacher.post(lets_in, **{"class": class_, "number": number})
    if answer.status != 303:
        raise RuntimeError(f"{lets_in}: {answer.status} {answer.page().words}")


def new_wall(teacher, tablet, class_):
    becomes(teacher, tablet, "/wall", "wall-number", "/teach/walls", class_)


def new_device(teacher, class_):
    tablet = Browser()
    becomes(teacher, tablet, "/room", "room-number", "/teach/devices", class_)
    return tablet


def where_cards_lead(teacher, class_):
    """What the codes of printed cards lead to, once the box is heard under its own name and the room's."""
    until(lambda: not health()["announce"]["names"][0].startswith("chair"))
    return re.search(r"http://\S+/door/card", teacher.page(f"/teach/classes/{class_}/cards").words).group()


def reads_answer(device):
    form = next(form for form in device.page("/prep/questions/piece").forms if "text" in form["fields"])
    return form["fields"]["text"] == ANSWER


def comes_in(device, child):
    first, second = child["pictures"]
    return until(lambda: (answer := device.post("/door/student", student=child["id"], first=first, second=second)).status != 429 and answer, every=1)


# --- What is measured -------------------------------------------------------------------------------------------------------------


def rows():
    """Of each table of the class: how many rows, and what they all are in one number. The words of the search are made of the others."""
    db = sqlite3.connect(f"file:{DATA}/chair.db?mode=ro", uri=True)
    tables = [name for (name,) in db.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'")]
    found = {}
    for table in sorted(set(tables) - CHANGES):
        all_ = sorted(repr(row) for row in db.execute(f'SELECT * FROM "{table}"') if table != "setting" or row[0] not in SETTINGS)
        found[table] = [len(all_), hashlib.sha256("\n".join(all_).encode()).hexdigest()]
    db.close()
    return found


def class_file(teacher, class_, passphrase):
    """All of the class as she takes it along: Room, Classes, "Take a copy with you"."""
    form = teacher.page(f"/teach/classes/{class_}/export").form(f"/teach/classes/{class_}/export", passphrase=passphrase)
    answer = teacher.try_(form["action"], **{**form["fields"], "what": "class"})
    if answer.leads_to != "/teach/export":
        raise RuntimeError(f"no file: {answer.status} {Page(answer.text).words}")
    return until(lambda: (answer := teacher.ask("/teach/export/file")).status == 200 and json.loads(answer.body))


def plain(file):
    """Without the moment at which it was made."""
    return {name: value for name, value in file.items() if name not in ("made", "made_at", "exported_at")}


# --- The old box ------------------------------------------------------------------------------------------------------------------


def lives_a_month():
    """`chair demo` fills the folder once, as the box's own user; then it is the box's."""
    sh("systemctl", "stop", "chair.socket", "chair.service")
    sh("find", DATA, "-mindepth", "1", "-delete")
    words = ["runuser", "-u", "chair", "--", "chair", "demo", "--data", DATA, "--http", "127.0.0.1:8090", "--json"]
    demo = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines = iter(demo.stdout.readline, "")
    month = json.loads(next(line for line in lines if line.startswith("{")))
    sh("pkill", "-TERM", "--parent", str(demo.pid))
    demo.wait(30)
    sh("systemctl", "start", "chair.socket", "chair.service")
    until(is_well)
    return month


def writes_a_code_down(teacher, passphrase):
    form = teacher.page("/teach/recovery").form("/teach/recovery", passphrase=passphrase)
    teacher.try_(form["action"], **form["fields"])
    page = teacher.page("/teach/recovery")
    teacher.submit(page.form("/teach/recovery/done"))
    return page.marked["recovery-code"].strip()


def makes_a_copy(teacher):
    before = len(glob.glob(f"{DATA}/backups/chair-*.age"))
    teacher.submit(teacher.page("/teach/copies").form("/teach/copies"))
    page = until(lambda: "is being made" not in (page := teacher.page("/teach/copies")).words and page)
    made = sorted(glob.glob(f"{DATA}/backups/chair-*.age"))
    told("a copy by her tap", len(made) == before + 1, os.path.basename(made[-1]) if made else page.words)


def old():
    sh("dpkg", "--install", "/root/rclone.deb")
    a_network()
    month = lives_a_month()
    told("the month is on the box", until(is_well) and rows()["conference"][0] > 40, ", ".join(f"{rows()[it][0]} {it}s" for it in ("student", "conference", "answer", "next_step")))
    class_, passphrase = month["classes"][0]["id"], month["teacher"]["passphrase"]
    children = {child["id"]: child for child in month["classes"][0]["students"]}
    teacher = signs_in(month["teacher"]["name"], passphrase)

    before, recovery = (writes_a_code_down(teacher, passphrase) for _ in range(2))
    told("she writes a recovery code down, and later another", before != recovery)

    wall = Browser()
    new_wall(teacher, wall, class_)
    sat = signs_up(wall, children)
    told("a child signs up on the wall", sat is not None, sat and f"{sat['name']}, {sat['chair']}")
    makes_a_copy(teacher)

    # A talk with a child that has none of its answers yet: what it writes, and what she writes.
    kofi = next(child for child in children.values() if child["name"].startswith("Kofi"))
    device = new_device(teacher, class_)
    comes_in(device, kofi)
    form = device.page("/prep/questions/piece").form("/prep/answers", text=ANSWER)
    told("a child answers", device.submit(form).status == 303 and reads_answer(device))
    talk = teacher.post("/teach/conferences", **{"class": class_, "student": kofi["id"]}).leads_to
    teacher.post(f"{talk}/strengths", own=STRENGTH)
    for line, words in (("quote", QUOTE), (f"next_step:{kofi['id']}", STEP)):
        form = next(form for form in teacher.page(talk).forms if form["fields"].get("line") == line and "text" in form["fields"])
        teacher.submit({**form, "fields": {**form["fields"], "text": words}})
    teacher.post(f"{talk}/finish")
    told("a talk about it", all(words in teacher.page(talk).words for words in (STRENGTH, QUOTE, STEP)), talk)
    makes_a_copy(teacher)
    measure = rows()

    device_name, number = open("/stick").read().split()
    major, minor = number.split(":")
    sh("mknod", f"/dev/{device_name}", "b", major, minor)
    sh("systemctl", "start", f"chair-stick@{device_name}.service")
    told("the stick can be pulled out, says her page", "You can pull it out" in teacher.page("/teach/copies").words)

    os.makedirs("/etc/chair", exist_ok=True)
    with open("/etc/chair/rclone.conf", "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
        file.write(open(f"{PEOPLE}/rclone.conf").read())
    print("proof: wants its store", flush=True)
    until(lambda: socket.create_connection(("127.0.0.1", 18760), 1))
    # The timer comes half an hour after the start.
    sh("systemctl", "enable", "--now", "chair-away.timer")
    sh("systemctl", "start", "chair-away.service")
    told("the copies go to the store", sh("systemctl", "show", "--value", "-p", "Result", "chair-away.service") == "success", sh("journalctl", "-u", "chair-away.service", "--no-pager", "-o", "cat", "-n", "3").replace("\n", " "))

    told("nothing has changed since the copy", rows() == measure)
    kept = {
        "month": month, "recovery": recovery, "before": before, "wall": wall.cookies, "sat": sat, "kofi": kofi, "talk": talk, "rows": measure,
        "file": class_file(teacher, class_, passphrase), "cards": where_cards_lead(teacher, class_),
        "box": json.load(open(f"{DATA}/machine.json"))["box"], "name": os.path.basename(glob.glob(f"{DATA}/backups/*.age")[0])[:10],
    }
    with open(f"{PEOPLE}/kept.json", "w") as file:
        json.dump(kept, file)
    os.sync()
    print("proof: pull the plug", flush=True)
    time.sleep(60)


def signs_up(wall, children):
    """Whoever may, on the first chair that is free."""
    for day in ["/board", *(link for link in wall.page("/board").links if link.startswith("/board/days/"))]:
        for chair in (link for link in wall.page(day).links if re.fullmatch("/board/chairs/[^/]+", link)):
            for form in wall.page(chair).forms:
                for name, value in form["buttons"]:
                    if name != "student" or value not in children:
                        continue
                    answer = wall.submit(form, student=value)
                    if answer.status == 303:
                        return {"chair": chair.rsplit("/", 1)[1], "child": value, "name": children[value]["name"]}
    return None


# --- A spare ----------------------------------------------------------------------------------------------------------------------


def of_technician(after, beginning):
    """A command of TECHNICIAN.md, behind these words of it."""
    text = open("/root/TECHNICIAN.md").read()
    found = re.search(f"`({re.escape(beginning)}[^`]*)`", text[text.index(after):])
    return found.group(1)


def types(command, *, file="", line=""):
    """What whoever looks after the box types. This Debian has no sudo; they are root already."""
    words = command.replace("FILE", file).split()
    if words[:3] == ["sudo", "-u", "chair"]:
        words = ["runuser", "-u", "chair", "--", *words[3:]]
    elif words[0] == "sudo":
        words = words[1:]
    out = subprocess.run(words, input=line, capture_output=True, text=True, cwd="/")
    return out.returncode, (out.stdout + out.stderr.removeprefix("Recovery code:\n")).strip()


def newest(kept):
    """The one with the highest number, of those whose name begins with the name of the box and ends in .age."""
    copies = sorted(glob.glob(f"/laptop/{kept['name']}-*.age"))
    told("the copies of the old box", len(copies) == 2, " ".join(sorted(os.listdir("/laptop"))))
    return copies[-1]


def misread(code):
    return code[:-1] + ("A" if code[-1] != "A" else "B")


def is_one_line(said):
    return said.endswith(".") and "\n" not in said and len(said) < 120


def has_nothing():
    """No copy, no child, and nothing on its way."""
    return not glob.glob(f"{DATA}/backups/*") and not glob.glob(f"{DATA}/*restor*") and rows()["student"][0] == 0


def by_the_page(kept):
    """"The box died", with a browser on the laptop."""
    first = Browser().ask("/").page()
    told("its first page leads to the secure one", any(link.startswith("https://") for link in first.links), first.links)
    browser = laptop()
    hello = browser.ask("/").leads_to
    told("there it says: I have a copy of a box", "I have a copy of a box" in (page := browser.page(hello)).words and "/restore" in page.links)
    copy = open(newest(kept), "rb").read()

    def send(recovery, bytes_):
        form = browser.page("/restore").form("/restore", code=setup_code(), recovery=recovery, file="")
        fence = secrets.token_hex(16)
        body = b"".join(f'--{fence}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{form["fields"][name]}\r\n'.encode() for name in ("code", "recovery"))
        body += f'--{fence}\r\nContent-Disposition: form-data; name="file"; filename="copy.age"\r\n\r\n'.encode() + bytes_ + f"\r\n--{fence}--\r\n".encode()
        return until(lambda: (answer := browser.ask(form["action"], body, f"multipart/form-data; boundary={fence}")).status != 429 and answer, every=1)

    for what, recovery, bytes_, words in (
        ("a code with a letter misread", misread(kept["recovery"]), copy, "does not open this copy"),
        ("the code of before", kept["before"], copy, "does not open this copy"),
        ("a cut file", kept["recovery"], copy[: len(copy) // 2], "not whole"),
    ):
        shown = setup_code()
        answer = send(recovery, bytes_)
        said = " ".join(Page(answer.text).marked.get("error", Page(answer.text).words).split())
        told(f"{what} is refused in one line", answer.status == 409 and words in said and is_one_line(said), said)
        told("nothing has changed, and she tries again with what she typed", browser.ask("/").leads_to == "/hello" and has_nothing() and setup_code() == shown)
    begun = time.monotonic()
    answer = send(kept["recovery"], copy)
    told("the right ones: the copy is in its place", answer.status == 200 and "The copy is in its place" in Page(answer.text).words)
    back = until(lambda: is_well() and laptop().ask("/").leads_to != "/hello")
    told("it starts over by itself", back, f"{time.monotonic() - begun:.1f} s")


def by_the_command(kept):
    """The same without a browser."""
    after = "Without a browser: "
    stop, lay, restore, start = (of_technician(after, words) for words in ("sudo systemctl stop", "sudo install", "sudo -u chair chair restore", "sudo systemctl start"))
    copy = newest(kept)
    # Where whoever fetched it has it: a home, which is its owner's alone.
    sh("install", "-d", "-m", "700", "/home/technician")
    at_home, cut = "/home/technician/copy.age", "/home/technician/cut.age"
    bytes_ = open(copy, "rb").read()
    for path, some in ((at_home, bytes_), (cut, bytes_[: len(bytes_) // 2])):
        with open(path, "wb") as file:
            file.write(some)
    told(stop, types(stop)[0] == 0)
    code, said = types(restore.replace("/tmp/copy.age", at_home), line=kept["recovery"])
    told("a file in a home is not read, and that is said in one line", code != 0 and is_one_line(said), said)
    for what, file, recovery in (
        ("a cut file", cut, kept["recovery"]),
        ("a code with a letter misread", at_home, misread(kept["recovery"])),
        ("the code of before", at_home, kept["before"]),
    ):
        told(lay, types(lay, file=file)[0] == 0)
        code, said = types(restore, line=recovery)
        told(f"{what} is refused in one line", code != 0 and is_one_line(said) and has_nothing(), said)
    begun = time.monotonic()
    code, said = types(restore, line=kept["recovery"])
    told(restore, code == 0 and "28 children" in said, said)
    told(start, types(start)[0] == 0 and until(is_well) is not None, f"{time.monotonic() - begun:.1f} s")


def is_the_old_box(kept):
    month = kept["month"]
    class_, passphrase = month["classes"][0]["id"], month["teacher"]["passphrase"]
    found = rows()
    other = sorted(table for table in {*found, *kept["rows"]} if found.get(table) != kept["rows"].get(table))
    told("every row of every table is there", not other, " ".join(other) or f"{sum(number for number, _ in found.values())} rows of {len(found)} tables")
    told("it has a number of its own", json.load(open(f"{DATA}/machine.json"))["box"] != kept["box"])

    teacher = signs_in(month["teacher"]["name"], passphrase)
    signs_in(month["co_teacher"]["name"], month["co_teacher"]["passphrase"])
    file = class_file(teacher, class_, passphrase)
    told("the class as a file is the same, to the letter", plain(file) == plain(kept["file"]), f"{len(json.dumps(file))} bytes")
    told("she reads what she wrote", all(words in teacher.page(kept["talk"]).words for words in (STRENGTH, QUOTE, STEP)))
    told("and what the child wrote", " ".join(ANSWER.split()) in teacher.page(kept["talk"]).words)

    old_wall = Browser()
    old_wall.cookies = dict(kept["wall"])
    told("the old wall is a stranger", old_wall.ask("/board").status != 200)
    new_wall(teacher, old_wall, class_)
    sat = kept["sat"]
    day = re.search(r"\d{4}-\d\d-\d\d", sat["chair"]).group()
    told("she taps once, and it is the wall", sat["name"] in old_wall.page(f"/board/days/{day}").words, f"{sat['name']} sits where she sat")

    device = new_device(teacher, class_)
    told("a child comes in by its two pictures", comes_in(device, kept["kofi"]).status == 303)
    shelf = "/prep/talks/" + kept["talk"].rsplit("/", 1)[1]
    told("and reads its own talk", all(words in device.page(shelf).words for words in (STRENGTH, QUOTE, STEP)))
    other_child = next(child for child in month["classes"][0]["students"] if child["id"] != kept["kofi"]["id"])
    tablet = Browser()
    answer = tablet.post("/door/student", card=other_child["card"])
    told("another by its printed card, on any tablet", answer.status == 303 and tablet.ask("/").leads_to == "/prep", answer.status)

    leads_to = where_cards_lead(teacher, class_)
    names = health()["announce"]["names"]
    told("the printed cards lead to this box", leads_to == kept["cards"] and urllib.parse.urlsplit(leads_to).hostname in names, f"{leads_to}; it is heard as {', '.join(names)}")

    makes_a_copy(teacher)
    copy = sorted(glob.glob(f"{DATA}/backups/chair-*.age"))[-1]
    code, said = types(f"chair backup --verify {copy} --code --data /nowhere", line=kept["recovery"])
    told("its own copies open with the same recovery code", code == 0, said.split("\n")[0])
    print(sh("chair", "doctor", "--data", DATA, check=False), flush=True)


def main():
    if not os.path.exists("/is-a-box"):
        os.chdir("/root")
        said = sh("bash", "./make-a-box", "chair_new.deb")
        told("make-a-box", "This is a Chair box now" in said and until(lambda: setup_code()) is not None)
        open("/is-a-box", "w").close()
        os.sync()
        print("proof: is a box", flush=True)
        return
    if PART == "old":
        return old()
    a_network()
    kept = json.load(open(f"{PEOPLE}/kept.json"))
    told("the spare is on", until(is_well) is not None)
    begun = time.monotonic()
    told("it vouches for its address, and is nobody's", until(lambda: laptop().ask("/").leads_to == "/hello") is not None, f"{time.monotonic() - begun:.1f} s after its cable was put in")
    {"stick": by_the_page, "store": by_the_command}[PART](kept)
    back = time_since_power()
    is_the_old_box(kept)
    told("in ten minutes, from the power on a bare Debian to the last word", time_since_power() < TEN_MINUTES, f"the old box again after {back:.0f} s, all looked at after {time_since_power():.0f} s; nobody had to think or to type")
    print("proof: " + ("FAILED" if failed else "done"), flush=True)


def time_since_power():
    return float(open("/proc/uptime").read().split()[0]) - float(open("/begun").read())


try:
    main()
except Exception as why:
    at = why.__traceback__
    while at.tb_next:
        at = at.tb_next
    print(f"FAILED {type(why).__name__} in line {at.tb_lineno}: {why}", flush=True)
finally:
    subprocess.run(["systemctl", "poweroff", "--no-block"])
