//! The four calls: supported methods, gossip, append, read.

use super::{
    Node,
    database::{Proposal, Stored, Written, passes},
    proto::{
        AppendReq, AppendResp, ClusterInfo, EndPoint, MemberInfo, Position, ReadReq, ReadResp,
        StreamIdentifier, SupportedMethod, SupportedMethods, Uuid,
        append_req::{self, Content as Sent},
        append_resp::{Current, Outcome, Place, Success, WrongCurrent, WrongExpected, WrongExpectedVersion},
        read_req::{AllFrom, Count, FilterOption, From, On, Source},
        read_resp::{CaughtUp, Confirmation, Content, NotFound, ReadEvent, Recorded},
        uuid,
    },
};
use futures::{FutureExt, future::BoxFuture};
use std::sync::{Arc, atomic::Ordering::SeqCst};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::{
    Request, Response, Status, Streaming,
    body::Body,
    server::{ClientStreamingService, Grpc, ServerStreamingService, UnaryService},
};

type Answers = ReceiverStream<Result<ReadResp, Status>>;

/// Routes one request by its path, as the protocol names it.
pub async fn answer(node: Arc<Node>, request: http::Request<hyper::body::Incoming>) -> http::Response<Body> {
    let path = request.uri().path().to_owned();
    match path.as_str() {
        "/event_store.client.server_features.ServerFeatures/GetSupportedMethods" => {
            Grpc::new(codec()).unary(Methods(node), request).await
        }
        "/event_store.client.gossip.Gossip/Read" => Grpc::new(codec()).unary(Gossip(node), request).await,
        "/event_store.client.streams.Streams/Append" => {
            Grpc::new(codec()).client_streaming(Append(node), request).await
        }
        "/event_store.client.streams.Streams/Read" => {
            Grpc::new(codec()).server_streaming(Read(node), request).await
        }
        _ => Status::unimplemented(path).into_http(),
    }
}

fn codec<Out, In>() -> tonic::codec::ProstCodec<Out, In>
where
    Out: prost::Message + 'static,
    In: prost::Message + Default + 'static,
{
    tonic::codec::ProstCodec::default()
}

struct Methods(Arc<Node>);
impl UnaryService<()> for Methods {
    type Response = SupportedMethods;
    type Future = BoxFuture<'static, Result<Response<SupportedMethods>, Status>>;
    fn call(&mut self, _: Request<()>) -> Self::Future {
        let method = |name: &str| SupportedMethod {
            method: name.to_owned(),
            service: "event_store.client.streams.streams".to_owned(),
            features: Vec::new(),
        };
        let answer = SupportedMethods {
            methods: vec![method("append"), method("read")],
            server_version: "26.0.0".to_owned(),
        };
        async move { Ok(Response::new(answer)) }.boxed()
    }
}

struct Gossip(Arc<Node>);
impl UnaryService<()> for Gossip {
    type Response = ClusterInfo;
    type Future = BoxFuture<'static, Result<Response<ClusterInfo>, Status>>;
    fn call(&mut self, _: Request<()>) -> Self::Future {
        let members = self.0.members.read().unwrap().clone();
        let member = |(port, leader): (u16, bool)| MemberInfo {
            instance: None,
            time_stamp: 0,
            state: if leader { 8 } else { 6 },
            is_alive: true,
            http_end_point: Some(EndPoint { address: "127.0.0.1".to_owned(), port: u32::from(port) }),
        };
        let answer = ClusterInfo { members: members.into_iter().map(member).collect() };
        async move { Ok(Response::new(answer)) }.boxed()
    }
}

struct Append(Arc<Node>);
impl ClientStreamingService<AppendReq> for Append {
    type Response = AppendResp;
    type Future = BoxFuture<'static, Result<Response<AppendResp>, Status>>;
    fn call(&mut self, request: Request<Streaming<AppendReq>>) -> Self::Future {
        append(Arc::clone(&self.0), request.into_inner()).boxed()
    }
}

async fn append(node: Arc<Node>, mut sent: Streaming<AppendReq>) -> Result<Response<AppendResp>, Status> {
    let mut options = None;
    let mut events = Vec::new();
    while let Some(message) = sent.message().await? {
        match message.content {
            Some(Sent::Options(given)) => options = Some(given),
            Some(Sent::Proposed(event)) => events.push(Proposal {
                id: id_of(event.id.as_ref()).ok_or_else(|| Status::invalid_argument("no event id"))?,
                metadata: event.metadata,
                custom_metadata: event.custom_metadata,
                data: event.data,
            }),
            None => return Err(Status::invalid_argument("an empty append message")),
        }
    }
    if node.faults.refuses() {
        return Err(Status::unavailable("refused on purpose"));
    }
    if node.faults.disowns() {
        return Err(elsewhere(node.port));
    }
    let options = options.ok_or_else(|| Status::invalid_argument("no options"))?;
    let expected = options.expected.ok_or_else(|| Status::invalid_argument("no expectation"))?;
    let stream = name_of(options.stream.as_ref());
    let stream = stream.ok_or_else(|| Status::invalid_argument("no stream name"))?;
    const MOST_BYTES: usize = 1_048_576;
    if events.iter().map(|e| e.data.len() + e.custom_metadata.len()).sum::<usize>() > MOST_BYTES {
        return Err(Status::invalid_argument("Maximum Append Size of 1048576 Exceeded"));
    }
    node.faults.wait_before().await;
    let written = node.database.append(&stream, expected, events);
    node.faults.wait_after().await;
    if node.faults.takes_reply() {
        node.faults.cut_connections();
        std::future::pending::<()>().await;
    }
    let result = match written {
        Written::Done { revision, place: (commit, prepare) } => Outcome::Success(Success {
            current: Some(Current::Revision(revision)),
            position: Some(Place::Position(Position { commit, prepare })),
        }),
        Written::Wrong { current } => Outcome::WrongExpectedVersion(WrongExpectedVersion {
            current: Some(current.map_or(WrongCurrent::NoStream(()), WrongCurrent::Revision)),
            expected: Some(match expected {
                append_req::Expected::Revision(n) => WrongExpected::Revision(n),
                append_req::Expected::NoStream(()) => WrongExpected::NoStream(()),
                append_req::Expected::Any(()) => WrongExpected::Any(()),
                append_req::Expected::StreamExists(()) => WrongExpected::StreamExists(()),
            }),
        }),
    };
    Ok(Response::new(AppendResp { result: Some(result) }))
}

struct Read(Arc<Node>);
impl ServerStreamingService<ReadReq> for Read {
    type Response = ReadResp;
    type ResponseStream = Answers;
    type Future = BoxFuture<'static, Result<Response<Answers>, Status>>;
    fn call(&mut self, request: Request<ReadReq>) -> Self::Future {
        let node = Arc::clone(&self.0);
        async move {
            let options =
                request.into_inner().options.ok_or_else(|| Status::invalid_argument("no options"))?;
            if node.faults.refuses() {
                return Err(Status::unavailable("refused on purpose"));
            }
            let (answers, stream) = mpsc::channel(64);
            tokio::spawn(async move {
                // An error means that the reader has gone, or a subscription was told to end.
                let _ = match (&options.source, &options.count) {
                    (Some(Source::All(all)), Some(Count::Subscription(()))) => {
                        subscribe(&node, all.from, filter_of(&options.filter), &answers).await
                    }
                    _ => read(&node, &options, &answers).await,
                };
            });
            Ok(Response::new(ReceiverStream::new(stream)))
        }
        .boxed()
    }
}

type Reader = mpsc::Sender<Result<ReadResp, Status>>;
struct Gone;

async fn say(reader: &Reader, content: Content) -> Result<(), Gone> {
    reader.send(Ok(ReadResp { content: Some(content) })).await.map_err(|_| Gone)
}

fn filter_of(filter: &Option<FilterOption>) -> Option<&On> {
    match filter {
        Some(FilterOption::Filter(filter)) => filter.on.as_ref(),
        _ => None,
    }
}

/// A read of a stream or of `$all`. Forward reads begin at the place given, backward ones just before it.
async fn read(node: &Node, options: &super::proto::read_req::Options, reader: &Reader) -> Result<(), Gone> {
    if node.faults.confuses() {
        say(reader, Content::Unknown(())).await?;
    }
    let backwards = options.direction == 1;
    let count = match options.count {
        Some(Count::Count(n)) => usize::try_from(n).unwrap_or(usize::MAX),
        _ => usize::MAX,
    };
    let mut events = match &options.source {
        Some(Source::Stream(asked)) => {
            let name = name_of(asked.stream.as_ref()).ok_or(Gone)?;
            let Some(events) = node.database.stream(&name) else {
                return say(reader, Content::StreamNotFound(NotFound { stream: asked.stream.clone() })).await;
            };
            let from = asked.from;
            let wanted = |e: &Stored| match (from, backwards) {
                (Some(From::Revision(n)), false) => e.revision >= n,
                (Some(From::Revision(n)), true) => e.revision <= n,
                (Some(From::End(())), false) => false,
                _ => true,
            };
            events.into_iter().filter(wanted).collect::<Vec<_>>()
        }
        Some(Source::All(asked)) => {
            let filter = filter_of(&options.filter);
            let wanted = |e: &Stored| match (asked.from, backwards) {
                (Some(AllFrom::Position(p)), false) => e.place() >= (p.commit, p.prepare),
                (Some(AllFrom::Position(p)), true) => e.place() < (p.commit, p.prepare),
                (Some(AllFrom::End(())), false) => false,
                _ => true,
            };
            node.database.all().into_iter().filter(|e| wanted(e) && passes(filter, e)).collect()
        }
        None => return Ok(()),
    };
    if backwards {
        events.reverse();
    }
    for event in events.into_iter().take(count) {
        say(reader, Content::Event(told(event))).await?;
    }
    Ok(())
}

/// A catch-up subscription to `$all`: everything after a place, a checkpoint for what was passed over, then live.
async fn subscribe(
    node: &Node,
    from: Option<AllFrom>,
    filter: Option<&On>,
    reader: &Reader,
) -> Result<(), Gone> {
    let number = node.subscriptions.fetch_add(1, SeqCst);
    let mut ended = node.faults.ended.subscribe();
    ended.mark_unchanged();
    let mut grown = node.database.grown.subscribe();
    say(reader, Content::Confirmation(Confirmation { subscription: format!("double-{number}") })).await?;
    if node.faults.ends_at_once() {
        return Err(Gone);
    }
    if node.faults.mutes() {
        reader.closed().await;
        return Err(Gone);
    }
    let mut after = match from {
        Some(AllFrom::Position(p)) => Some((p.commit, p.prepare)),
        Some(AllFrom::End(())) => node.database.all().last().map(Stored::place),
        _ => None,
    };
    node.resumed.lock().unwrap().push(after);
    let mut live = false;
    loop {
        grown.mark_unchanged();
        let mut passed_over = false;
        let already = after;
        for event in node.database.all().into_iter().filter(|e| Some(e.place()) > already) {
            after = Some(event.place());
            if passes(filter, &event) {
                passed_over = false;
                say(reader, Content::Event(told(event))).await?;
            } else {
                passed_over = true;
            }
        }
        if let Some((commit, prepare)) = after.filter(|_| passed_over) {
            say(reader, Content::Checkpoint(Position { commit, prepare })).await?;
        }
        if !std::mem::replace(&mut live, true) {
            let position = after.map(|(commit, prepare)| Position { commit, prepare });
            say(reader, Content::CaughtUp(CaughtUp { position })).await?;
        }
        tokio::select! {
            _ = grown.changed() => {}
            _ = ended.changed() => return Err(Gone),
            () = reader.closed() => return Err(Gone),
        }
    }
}

fn told(event: Stored) -> ReadEvent {
    let (most, least) = event.id.split_at(8);
    let number = |half: &[u8]| i64::from_be_bytes(half.try_into().unwrap());
    let mut metadata = event.metadata;
    metadata.insert("created".to_owned(), "17956512000000000".to_owned());
    ReadEvent {
        commit: Some(event.commit),
        event: Some(Recorded {
            id: Some(Uuid {
                value: Some(uuid::Value::Structured(uuid::Structured {
                    most: number(most),
                    least: number(least),
                })),
            }),
            stream: Some(StreamIdentifier { name: event.stream.into_bytes() }),
            revision: event.revision,
            prepare: event.prepare,
            commit: event.commit,
            metadata,
            custom_metadata: event.custom_metadata,
            data: event.data,
        }),
    }
}

fn name_of(stream: Option<&StreamIdentifier>) -> Option<String> {
    String::from_utf8(stream?.name.clone()).ok()
}

fn id_of(id: Option<&Uuid>) -> Option<[u8; 16]> {
    match id?.value.as_ref()? {
        uuid::Value::Structured(id) => {
            let mut bytes = [0; 16];
            bytes[..8].copy_from_slice(&id.most.to_be_bytes());
            bytes[8..].copy_from_slice(&id.least.to_be_bytes());
            Some(bytes)
        }
        uuid::Value::Text(_) => None,
    }
}

/// How a follower answers a writer that asked for the leader.
fn elsewhere(port: u16) -> Status {
    let mut status = Status::not_found("Leader info available");
    let metadata = status.metadata_mut();
    metadata.insert("exception", "not-leader".parse().unwrap());
    metadata.insert("leader-endpoint-host", "127.0.0.1".parse().unwrap());
    metadata.insert("leader-endpoint-port", port.to_string().parse().unwrap());
    status
}
