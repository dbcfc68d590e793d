//! A small blocking HTTP/1.1 client over a plain TCP socket. It lives here, and not in a crate, because the tests must
//! be able to say what no well-mannered client says: a foreign Host, no Origin, half a body. Nothing here knows Chair.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// How long a single answer may take before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a client is about to send. Every part may be overruled before it goes out.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The method word.
    pub method: String,
    /// The request target, with its query.
    pub path: String,
    /// All header lines, in order; Host and Origin are among them unless taken out.
    pub headers: Vec<(String, String)>,
    /// The body; its length is announced unless a Content-Length or Transfer-Encoding line is there already.
    pub body: Vec<u8>,
}

impl Ask {
    /// Leaves out every header of this name.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.headers
            .retain(|(key, _)| !key.eq_ignore_ascii_case(name));
        self
    }

    /// Sets one header, in place of all others of that name.
    #[must_use]
    pub fn with(self, name: &str, value: &str) -> Self {
        let mut ask = self.without(name);
        ask.headers.push((name.to_owned(), value.to_owned()));
        ask
    }

    /// The bytes that go over the wire.
    pub fn bytes(&self) -> Vec<u8> {
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.path);
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let told = self.headers.iter().any(|(name, _)| {
            name.eq_ignore_ascii_case("content-length")
                || name.eq_ignore_ascii_case("transfer-encoding")
        });
        if !told && (!self.body.is_empty() || self.method != "GET") {
            let _ = write!(head, "Content-Length: {}\r\n", self.body.len());
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// All header lines as sent.
    pub headers: Vec<(String, String)>,
    /// The body, chunks joined.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|why| panic!("not JSON ({why}): {}", self.text()))
    }

    /// Where a 303 leads.
    pub fn location(&self) -> &str {
        self.header("location")
            .unwrap_or_else(|| panic!("no Location in a {}: {}", self.status, self.text()))
    }

    /// Fails the test unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(
            self.status,
            status,
            "the answer was: {:?}\n{}",
            self.headers,
            self.text()
        );
        self
    }
}

/// One browser, script or stranger: an address, a cookie jar, and the manners of its kind.
#[derive(Clone, Debug)]
pub struct Client {
    /// The server's socket.
    pub address: SocketAddr,
    /// The cookies by name.
    pub cookies: BTreeMap<String, String>,
    /// The Accept-Language line, if any.
    pub language: Option<String>,
    /// The address of this machine that it comes from, where another tablet is meant than any.
    pub from: Option<IpAddr>,
}

impl Client {
    /// Somebody without any cookie.
    pub fn new(address: SocketAddr) -> Self {
        Self {
            address,
            cookies: BTreeMap::new(),
            language: None,
            from: None,
        }
    }

    /// A request as a browser would make it: right Host, right Origin where one is needed, the jar's cookies.
    pub fn ask(&self, method: &str, path: &str) -> Ask {
        let host = self.address.to_string();
        let mut headers = vec![
            ("Host".to_owned(), host.clone()),
            ("Accept".to_owned(), "text/html".to_owned()),
        ];
        if method != "GET" && method != "HEAD" {
            headers.push(("Origin".to_owned(), format!("http://{host}")));
        }
        if let Some(language) = &self.language {
            headers.push(("Accept-Language".to_owned(), language.clone()));
        }
        if !self.cookies.is_empty() {
            let jar: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            headers.push(("Cookie".to_owned(), jar.join("; ")));
        }
        headers.push(("Connection".to_owned(), "close".to_owned()));
        Ask {
            method: method.to_owned(),
            path: path.to_owned(),
            headers,
            body: Vec::new(),
        }
    }

    /// A form as a browser would post it.
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> Ask {
        let mut ask = self
            .ask("POST", path)
            .with("Content-Type", "application/x-www-form-urlencoded");
        ask.body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish()
            .into_bytes();
        ask
    }

    /// A fresh connection from where it is.
    pub fn connect(&self) -> io::Result<TcpStream> {
        match self.from {
            Some(from) => connect_from(self.address, from),
            None => TcpStream::connect_timeout(&self.address, PATIENCE),
        }
    }

    /// Sends it over a fresh connection and keeps the cookies of the answer.
    pub fn send(&mut self, ask: &Ask) -> io::Result<Answer> {
        let answer = Line::over(self.connect()?)?.send(ask)?;
        self.keep(&answer);
        Ok(answer)
    }

    /// Sends it, and fails the test where the connection does.
    #[track_caller]
    pub fn must(&mut self, ask: &Ask) -> Answer {
        let what = format!("{} {}", ask.method, ask.path);
        self.send(ask).unwrap_or_else(|why| panic!("{what}: {why}"))
    }

    /// A page.
    #[track_caller]
    pub fn get(&mut self, path: &str) -> Answer {
        let ask = self.ask("GET", path);
        self.must(&ask)
    }

    /// A plain form, not followed.
    #[track_caller]
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let ask = self.form(path, fields);
        self.must(&ask)
    }

    /// The same form as the page's own script sends it.
    #[track_caller]
    pub fn script(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let ask = self.form(path, fields).with("Accept", "application/json");
        self.must(&ask)
    }

    /// Follows an answer for as long as it is a 303.
    #[track_caller]
    pub fn follow(&mut self, answer: Answer) -> Answer {
        let mut answer = answer;
        for _ in 0..5 {
            if answer.status != 303 {
                return answer;
            }
            let next = answer.location().to_owned();
            answer = self.get(&next);
        }
        panic!(
            "more than five redirects, the last to {:?}",
            answer.header("location")
        );
    }

    /// Keeps the cookies of an answer.
    pub fn keep(&mut self, answer: &Answer) {
        for (name, value) in &answer.headers {
            if !name.eq_ignore_ascii_case("set-cookie") {
                continue;
            }
            let gone = value.to_ascii_lowercase().contains("max-age=0");
            let pair = value.split(';').next().unwrap_or_default();
            let Some((key, value)) = pair.split_once('=') else {
                continue;
            };
            if gone {
                self.cookies.remove(key.trim());
            } else {
                self.cookies
                    .insert(key.trim().to_owned(), value.trim().to_owned());
            }
        }
    }
}

/// One open connection.
#[derive(Debug)]
pub struct Line {
    read: BufReader<TcpStream>,
}

fn connect_from(address: SocketAddr, from: IpAddr) -> io::Result<TcpStream> {
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None)?;
    socket.bind(&SocketAddr::new(from, 0).into())?;
    socket.connect_timeout(&address.into(), PATIENCE)?;
    Ok(socket.into())
}

impl Line {
    /// Connects.
    pub fn open(address: SocketAddr) -> io::Result<Self> {
        Self::over(TcpStream::connect_timeout(&address, PATIENCE)?)
    }

    /// Connects from a certain address of this machine, as another tablet would.
    pub fn open_from(address: SocketAddr, from: IpAddr) -> io::Result<Self> {
        Self::over(connect_from(address, from)?)
    }

    fn over(socket: TcpStream) -> io::Result<Self> {
        socket.set_nodelay(true)?;
        socket.set_read_timeout(Some(PATIENCE))?;
        socket.set_write_timeout(Some(PATIENCE))?;
        Ok(Self {
            read: BufReader::with_capacity(16 * 1024, socket),
        })
    }

    /// The socket itself, for those who want to misbehave.
    pub fn socket(&mut self) -> &mut TcpStream {
        self.read.get_mut()
    }

    /// Sends one request and reads its whole answer. The connection stays open if both sides keep it.
    pub fn send(&mut self, ask: &Ask) -> io::Result<Answer> {
        // A server that refuses early may close before it has taken the whole body: its answer still counts.
        let sent = self.read.get_mut().write_all(&ask.bytes());
        match self.answer(ask.method == "HEAD") {
            Ok(answer) => Ok(answer),
            Err(why) => sent.and(Err(why)),
        }
    }

    /// Reads one answer.
    pub fn answer(&mut self, head_only: bool) -> io::Result<Answer> {
        let (status, headers) = self.head()?;
        let mut answer = Answer {
            status,
            headers,
            body: Vec::new(),
        };
        if head_only || matches!(status, 204 | 304) || status < 200 {
            return Ok(answer);
        }
        if answer
            .header("transfer-encoding")
            .is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"))
        {
            while let Some(chunk) = self.chunk()? {
                answer.body.extend_from_slice(&chunk);
            }
        } else if let Some(length) = answer.header("content-length") {
            let length: usize = length.parse().map_err(io::Error::other)?;
            answer.body = vec![0; length];
            self.read.read_exact(&mut answer.body)?;
        } else {
            self.read.read_to_end(&mut answer.body)?;
        }
        Ok(answer)
    }

    fn head(&mut self) -> io::Result<(u16, Vec<(String, String)>)> {
        let first = self.text_line()?;
        let status = first.split(' ').nth(1).and_then(|word| word.parse().ok());
        let status = status.ok_or_else(|| io::Error::other(format!("not an answer: {first:?}")))?;
        let mut headers = Vec::new();
        loop {
            let line = self.text_line()?;
            if line.is_empty() {
                return Ok((status, headers));
            }
            let (name, value) = line
                .split_once(':')
                .ok_or_else(|| io::Error::other(format!("no header: {line:?}")))?;
            headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }

    fn chunk(&mut self) -> io::Result<Option<Vec<u8>>> {
        let size = self.text_line()?;
        let size = usize::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16);
        let mut chunk = vec![0; size.map_err(io::Error::other)?];
        self.read.read_exact(&mut chunk)?;
        let _end = self.text_line()?;
        Ok(if chunk.is_empty() { None } else { Some(chunk) })
    }

    fn text_line(&mut self) -> io::Result<String> {
        let mut line = Vec::new();
        if self.read.read_until(b'\n', &mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(String::from_utf8_lossy(&line)
            .trim_end_matches(['\r', '\n'])
            .to_owned())
    }
}

/// An open stream of server-sent events.
#[derive(Debug)]
pub struct Stream {
    line: Line,
    unread: String,
}

impl Stream {
    /// Opens `/live` (with its query) as this client.
    pub fn open(client: &Client, path: &str) -> io::Result<Self> {
        let mut line = Line::open(client.address)?;
        let ask = client
            .ask("GET", path)
            .with("Accept", "text/event-stream")
            .without("Connection");
        line.socket().write_all(&ask.bytes())?;
        let (status, headers) = line.head()?;
        let chunked = headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("transfer-encoding"));
        if status != 200 || !chunked {
            return Err(io::Error::other(format!(
                "{path} answered {status}: {headers:?}"
            )));
        }
        Ok(Self {
            line,
            unread: String::new(),
        })
    }

    /// The next event's text (all its lines), or None when the server has ended the stream.
    pub fn next(&mut self, within: Duration) -> io::Result<Option<String>> {
        let until = Instant::now() + within;
        loop {
            if let Some((event, rest)) = self.unread.split_once("\n\n") {
                let event = event.to_owned();
                self.unread = rest.to_owned();
                return Ok(Some(event));
            }
            let left = until
                .saturating_duration_since(Instant::now())
                .max(Duration::from_millis(1));
            self.line.socket().set_read_timeout(Some(left))?;
            match self.line.chunk() {
                Ok(Some(bytes)) => self
                    .unread
                    .push_str(&String::from_utf8_lossy(&bytes).replace('\r', "")),
                Ok(None) => return Ok(None),
                Err(why) if why.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
                Err(why) => return Err(why),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    /// Answers one connection with these bytes and gives back what was asked.
    fn once(reply: &'static [u8]) -> (SocketAddr, std::thread::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let thread = std::thread::spawn(move || {
            let (mut socket, _) = listener.accept().unwrap();
            let mut bytes = [0; 4096];
            let read = socket.read(&mut bytes).unwrap();
            socket.write_all(reply).unwrap();
            String::from_utf8_lossy(&bytes[..read]).into_owned()
        });
        (address, thread)
    }

    #[test]
    fn an_answer_keeps_its_cookies_and_a_post_has_an_origin() {
        let (address, thread) =
            once(b"HTTP/1.1 303 See Other\r\nLocation: /board\r\nSet-Cookie: a=1; HttpOnly\r\nContent-Length: 0\r\n\r\n");
        let mut client = Client::new(address);
        let answer = client
            .post("/claim", &[("name", "Ms Otter & co")])
            .expect(303);
        assert_eq!(answer.location(), "/board");
        assert_eq!(client.cookies["a"], "1");
        let asked = thread.join().unwrap();
        assert!(
            asked.contains(&format!("Origin: http://{address}\r\n")),
            "{asked}"
        );
        assert!(asked.ends_with("name=Ms+Otter+%26+co"), "{asked}");
    }

    #[test]
    fn chunks_are_joined_and_events_are_split() {
        let (address, _thread) = once(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        assert_eq!(Client::new(address).get("/").expect(200).text(), "abcde");
        let (address, _thread) = once(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n11\r\nevent: tick\n\ndata\r\n8\r\n: board\n\r\n1\r\n\n\r\n0\r\n\r\n",
        );
        let mut stream = Stream::open(&Client::new(address), "/live").unwrap();
        assert_eq!(
            stream.next(PATIENCE).unwrap().as_deref(),
            Some("event: tick")
        );
        assert_eq!(
            stream.next(PATIENCE).unwrap().as_deref(),
            Some("data: board")
        );
        assert_eq!(stream.next(PATIENCE).unwrap(), None);
    }
}
