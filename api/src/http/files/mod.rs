//! Evidence files: streamed in while hashing, named by their SHA-256, given out as attachments only.

mod kind;
mod store;
mod uploads;

use super::{Shared, language, origin, problem::Problem, taken};
use axum::{
    Json, Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, put},
};
use futures::{StreamExt, stream};
use tokio::io::AsyncReadExt;

pub use kind::FileKind;
pub use store::{FileError, FileStore};
pub use uploads::Uploads;

/// What a file is served under: nothing in it may run. The guard only fills in headers that are absent.
const POLICY: &str = "default-src 'none'; sandbox";
/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;

/// `PUT /files` and `GET /files/{sha256}`.
pub fn routes(shared: Shared) -> Router {
    Router::new()
        .route("/files", put(keep))
        .route("/files/{sha256}", get(give))
        .layer(axum::extract::DefaultBodyLimit::disable())
        .with_state(shared)
}

async fn keep(State(shared): State<Shared>, headers: HeaderMap, body: Body) -> Response {
    let answer = async {
        origin::check(&headers, &shared.config.server)?;
        let viewer = shared.auth.viewer(&shared.app, &headers).await?;
        if !viewer.may_write {
            let (vi, en) = ("Mã truy cập chỉ dùng để đọc.", "A token is for reading only.");
            return Err(Problem::new(StatusCode::FORBIDDEN, "SESSION_NEEDED", vi, en));
        }
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let length = text(header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
        // Said beforehand: nothing is read that would not be kept.
        if length.is_some_and(|length| length > shared.files.most()) {
            return Err(problem(&FileError::TooLarge { most: shared.files.most() }));
        }
        let _place = shared.uploads.begin(&viewer.account, shared.auth.now())?;
        let bytes = uploads::prompt(body.into_data_stream());
        let declared = text(header::CONTENT_TYPE);
        let kept = shared.files.keep(bytes, declared).await.map_err(|error| problem(&error))?;
        let noted =
            shared.app.side().note_file(&kept.sha256, kept.size, kept.kind.media_type(), &viewer.account);
        noted.map_err(|error| Problem::internal(&error))?;
        let body =
            serde_json::json!({ "sha256": kept.sha256, "size": kept.size, "type": kept.kind.media_type() });
        Ok((StatusCode::CREATED, Json(body)).into_response())
    };
    answer.await.unwrap_or_else(|problem| problem.answer(language(&headers)))
}

async fn give(State(shared): State<Shared>, Path(sha256): Path<String>, headers: HeaderMap) -> Response {
    let answer = async {
        let viewer = shared.auth.viewer(&shared.app, &headers).await?;
        let (file, size) = shared.files.open(&sha256).await.map_err(|error| problem(&error))?;
        taken(&shared, &viewer, "file", &sha256)?;
        let noted = shared.app.side().file(&sha256).map_err(|error| Problem::internal(&error))?;
        let media = noted.as_deref().unwrap_or("application/octet-stream");
        let bytes = stream::unfold(file, |mut file| async {
            let mut chunk = vec![0_u8; CHUNK];
            match file.read(&mut chunk).await {
                Ok(0) => None,
                Ok(read) => {
                    chunk.truncate(read);
                    Some((Ok(chunk), file))
                }
                Err(error) => Some((Err(error), file)),
            }
        });
        let mut answer = Response::new(Body::from_stream(bytes.boxed()));
        let extension = FileKind::from_media_type(media).map_or("bin", FileKind::extension);
        let name = format!("attachment; filename=\"{}.{extension}\"", sha256.get(..16).unwrap_or(&sha256));
        for (header, value) in [
            (header::CONTENT_TYPE, media),
            (header::CONTENT_DISPOSITION, name.as_str()),
            (header::CONTENT_LENGTH, size.to_string().as_str()),
            (header::CONTENT_SECURITY_POLICY, POLICY),
            (header::CACHE_CONTROL, "private, max-age=31536000, immutable"),
            (header::ETAG, format!("\"{sha256}\"").as_str()),
        ] {
            answer
                .headers_mut()
                .insert(header, HeaderValue::from_str(value).map_err(|error| Problem::internal(&error))?);
        }
        Ok::<_, Problem>(answer)
    };
    answer.await.unwrap_or_else(|problem| problem.answer(language(&headers)))
}

fn problem(error: &FileError) -> Problem {
    let (status, code, vi) = match error {
        FileError::TooLarge { most } => {
            let mib = most / (1024 * 1024);
            let vi = format!("Tệp lớn hơn {mib} MB, là mức tối đa.");
            let en = format!("The file is larger than {mib} MB, which is the most that is taken.");
            return Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "FILE_TOO_LARGE", vi, en);
        }
        FileError::Empty => (StatusCode::UNPROCESSABLE_ENTITY, "FILE_EMPTY", "Tệp rỗng."),
        FileError::NotAllowed => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "FILE_TYPE_NOT_ALLOWED",
            "Chỉ nhận PDF, PNG, JPEG, DOCX, XLSX, ODT, TXT, CSV.",
        ),
        FileError::NotAsDeclared { .. } => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "FILE_NOT_AS_DECLARED",
            "Nội dung tệp không đúng loại đã khai.",
        ),
        FileError::Unknown => (StatusCode::NOT_FOUND, "UNKNOWN", "Không tìm thấy tệp."),
        FileError::BrokenOff => (StatusCode::BAD_REQUEST, "BAD_REQUEST", "Tệp gửi lên bị đứt quãng."),
        FileError::Storage(error) if error.kind() == std::io::ErrorKind::StorageFull => {
            (StatusCode::INSUFFICIENT_STORAGE, "STORAGE_FULL", "Ổ đĩa đã đầy.")
        }
        FileError::Storage(error) => return Problem::internal(error),
    };
    Problem::new(status, code, vi, error.to_string())
}
