//! A client as small as can be: one connection, one answer at a time, and every failure is told.

use serde_json::{Value, json};
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

pub const PASSWORD: &str = "một mật khẩu đủ dài";

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&self.body).into_owned()))
    }
}

#[derive(Debug)]
pub struct Client {
    pub address: SocketAddr,
    pub headers: Vec<(String, String)>,
    connection: Option<BufReader<TcpStream>>,
    used: Instant,
}

/// The server closes a connection that says nothing for longer; like a browser, this client then opens another.
const IDLE: Duration = Duration::from_secs(5);

impl Client {
    pub fn new(address: SocketAddr) -> Self {
        Self { address, headers: Vec::new(), connection: None, used: Instant::now() }
    }

    /// Signed in with the password of the tests.
    pub fn signed_in(address: SocketAddr, account: &str) -> Self {
        let mut client = Self::new(address);
        let credentials = json!({ "account": account, "password": PASSWORD });
        let answer = client.post("/auth/sign-in", &credentials).unwrap();
        assert_eq!(answer.status, 200, "{}", answer.json());
        let cookie = answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        client.headers.push(("cookie".to_owned(), cookie));
        client
    }

    /// The same credentials at another address: the server was started again.
    pub fn moved(&self, address: SocketAddr) -> Self {
        Self { address, headers: self.headers.clone(), connection: None, used: Instant::now() }
    }

    /// The same credentials, acting in a seat.
    pub fn acting(&self, seat: &str) -> Self {
        let mut client = self.moved(self.address);
        client.headers.push(("x-sauro-acting".to_owned(), seat.to_owned()));
        client
    }

    pub fn post(&mut self, path: &str, body: &Value) -> io::Result<Answer> {
        self.send("POST", path, "application/json", body.to_string().as_bytes())
    }

    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.send("GET", path, "application/json", b"")
    }

    pub fn send(&mut self, method: &str, path: &str, media: &str, body: &[u8]) -> io::Result<Answer> {
        let sent = self.exchange(method, path, media, body);
        if sent.is_err() {
            self.connection = None;
        }
        sent
    }

    fn exchange(&mut self, method: &str, path: &str, media: &str, body: &[u8]) -> io::Result<Answer> {
        if self.used.elapsed() > IDLE {
            self.connection = None;
        }
        if self.connection.is_none() {
            let stream = TcpStream::connect(self.address)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(30)))?;
            self.connection = Some(BufReader::new(stream));
        }
        let connection = self.connection.as_mut().unwrap();
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncontent-type: {media}\r\ncontent-length: {}\r\n",
            self.address,
            body.len()
        );
        for (name, value) in &self.headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        let stream = connection.get_mut();
        stream.write_all(&[request.as_bytes(), body].concat())?;
        let answer = read(connection)?;
        self.used = Instant::now();
        if answer.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close")) {
            self.connection = None;
        }
        Ok(answer)
    }

    /// One GraphQL request; gives `data`. Errors of the whole request fail the test.
    pub fn ask(&mut self, query: &str, variables: Value) -> Value {
        let answer = self.graphql(query, variables).unwrap();
        assert!(answer["errors"].is_null(), "{answer:#}");
        answer["data"].clone()
    }

    /// One GraphQL request; gives the whole answer.
    pub fn graphql(&mut self, query: &str, variables: Value) -> io::Result<Value> {
        Ok(self.post("/graphql", &json!({ "query": query, "variables": variables }))?.json())
    }

    /// One mutation; gives the whole answer.
    pub fn mutate(&mut self, mutation: &str, input: &Value) -> io::Result<Value> {
        let name = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let query = format!(
            "mutation M($input: {name}!) {{ {mutation}(input: $input) {{
                position revision repeated receipt {{ eventIds leafHashes }}
                userErrors {{ __typename code message path
                    ... on ClarityBlocked {{ findings {{ clarity code }} }} }} }} }}"
        );
        self.graphql(&query, json!({ "input": input }))
    }

    /// One mutation that must be done; gives its payload.
    pub fn done(&mut self, mutation: &str, input: &Value) -> Value {
        let answer = self.mutate(mutation, input).unwrap();
        let payload = &answer["data"][mutation];
        assert!(
            payload["userErrors"].as_array().is_some_and(Vec::is_empty),
            "{mutation} {input}: {answer:#}"
        );
        payload.clone()
    }

    /// One mutation that must be refused; gives the codes, of the whole request or of the command.
    pub fn refused(&mut self, mutation: &str, input: &Value) -> Vec<String> {
        let answer = self.mutate(mutation, input).unwrap();
        let payload = &answer["data"][mutation];
        assert!(payload["position"].is_null() && payload["receipt"].is_null(), "{mutation}: {answer:#}");
        let code = |error: &Value| {
            error["code"].as_str().or(error["extensions"]["code"].as_str()).unwrap().to_owned()
        };
        let of = |list: &Value| list.as_array().into_iter().flatten().map(code).collect::<Vec<_>>();
        let codes = [of(&answer["errors"]), of(&payload["userErrors"])].concat();
        assert!(!codes.is_empty(), "{mutation}: {answer:#}");
        codes
    }
}

fn read(connection: &mut BufReader<TcpStream>) -> io::Result<Answer> {
    let mut line = String::new();
    let mut next = |connection: &mut BufReader<TcpStream>| -> io::Result<String> {
        line.clear();
        if connection.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    };
    let first = next(connection)?;
    let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| io::Error::other(format!("no HTTP: {first}")))?;
    let mut headers = Vec::new();
    loop {
        let line = next(connection)?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut answer = Answer { status, headers, body: Vec::new() };
    let length = answer.header("content-length").and_then(|length| length.parse().ok());
    if let Some(length) = length {
        answer.body = vec![0; length];
        connection.read_exact(&mut answer.body)?;
        return Ok(answer);
    }
    while answer.header("transfer-encoding").is_some() {
        let size = usize::from_str_radix(&next(connection)?, 16).map_err(io::Error::other)?;
        let mut chunk = vec![0; size + 2];
        connection.read_exact(&mut chunk)?;
        if size == 0 {
            break;
        }
        answer.body.extend(&chunk[..size]);
    }
    Ok(answer)
}
