//! The shape an event's payload is read as: which fields, variants and kinds of value serde asks for, found by
//! reading a golden payload through a deserializer that takes notes.

use sauro_domain::{
    assignment::AssignmentEvent, calendar::CalendarEvent, document::DocumentEvent,
    inspection::InspectionEvent, ledger::LedgerEvent, mandate::MandateEvent, person::PersonEvent,
    position::PositionEvent, programme::ProgrammeEvent, unit::UnitEvent,
};
use serde::{
    Deserialize,
    de::{
        DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
        VariantAccess, Visitor,
    },
};
use serde_json::{Error, Value, json};
use std::{cell::RefCell, collections::BTreeSet};

type Notes = RefCell<BTreeSet<String>>;

/// One line per place in the payload: its path and what stands there.
pub fn of(kind: &str, data: Value) -> String {
    fn read<'de, T: Deserialize<'de>>(kind: &str, notes: &Notes, data: Value) {
        let value = json!({ kind: data });
        T::deserialize(Noting { notes, path: String::new(), value }).map(drop).unwrap();
    }
    let notes = Notes::default();
    let read = match kind.split_once('.').unwrap().0 {
        "unit" => read::<UnitEvent>,
        "position" => read::<PositionEvent>,
        "person" => read::<PersonEvent>,
        "document" => read::<DocumentEvent>,
        "mandate" => read::<MandateEvent>,
        "programme" => read::<ProgrammeEvent>,
        "calendar" => read::<CalendarEvent>,
        "ledger" => read::<LedgerEvent>,
        "assignment" => read::<AssignmentEvent>,
        "inspection" => read::<InspectionEvent>,
        other => panic!("no such aggregate: {other}"),
    };
    read(kind, &notes, data);
    notes.into_inner().into_iter().map(|line| line + "\n").collect()
}

struct Noting<'a> {
    notes: &'a Notes,
    path: String,
    value: Value,
}

impl<'a> Noting<'a> {
    fn note(&self, what: &str) {
        let path = if self.path.is_empty() { "." } else { &self.path };
        self.notes.borrow_mut().insert(format!("{path}: {what}"));
    }

    fn below(&self, step: &str, value: Value) -> Noting<'a> {
        Noting { notes: self.notes, path: format!("{}{step}", self.path), value }
    }
}

macro_rules! plain {
    ($($method:ident $what:literal)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.note($what);
            self.value.$method(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Noting<'_> {
    type Error = Error;

    plain! {
        deserialize_any "anything" deserialize_bool "truth"
        deserialize_i8 "i8" deserialize_i16 "i16" deserialize_i32 "i32" deserialize_i64 "i64"
        deserialize_u8 "u8" deserialize_u16 "u16" deserialize_u32 "u32" deserialize_u64 "u64"
        deserialize_f32 "f32" deserialize_f64 "f64" deserialize_char "char"
        deserialize_str "text" deserialize_string "text" deserialize_bytes "bytes" deserialize_byte_buf "bytes"
        deserialize_unit "nothing"
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.value.deserialize_identifier(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.note("ignored: the golden payload says more than is read");
        self.value.deserialize_ignored_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.note("optional");
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.note("nothing");
        self.value.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.note("list");
        let Value::Array(items) = &self.value else { return Err(Error::custom("not a list")) };
        let items = items.clone().into_iter();
        visitor.visit_seq(Items { parent: &self, items })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.note(&format!("tuple of {len}"));
        self.value.deserialize_tuple(len, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.note("map");
        let fields = fields(&self.value)?;
        visitor.visit_map(Fields { parent: &self, fields, value: None, step: Some("{}") })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.note(&format!("fields {}", known.join(", ")));
        let fields = fields(&self.value)?;
        visitor.visit_map(Fields { parent: &self, fields, value: None, step: None })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let (variant, content) = match &self.value {
            Value::String(variant) => (variant.clone(), Value::Null),
            other => fields(other)?.next().ok_or_else(|| Error::custom("an enum says something"))?,
        };
        // The top level lists all events of the aggregate: that is no part of this event's shape.
        if !self.path.is_empty() {
            self.note(&format!("one of {}", known.join(", ")));
        }
        visitor.visit_enum(Chosen { content: self.below(&format!(".{variant}"), content), variant })
    }
}

fn fields(value: &Value) -> Result<serde_json::map::IntoIter, Error> {
    let fields = value.as_object().ok_or_else(|| Error::custom("not an object"))?;
    Ok(fields.clone().into_iter())
}

struct Items<'a, 'b> {
    parent: &'b Noting<'a>,
    items: std::vec::IntoIter<Value>,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.items.next().map(|item| seed.deserialize(self.parent.below("[]", item))).transpose()
    }
}

struct Fields<'a, 'b> {
    parent: &'b Noting<'a>,
    fields: serde_json::map::IntoIter,
    value: Option<(String, Value)>,
    step: Option<&'static str>,
}

impl<'de> MapAccess<'de> for Fields<'_, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some((name, value)) = self.fields.next() else { return Ok(None) };
        let key = match self.step {
            Some(_) => seed.deserialize(self.parent.below("{key}", Value::String(name.clone()))),
            None => seed.deserialize(name.clone().into_deserializer()),
        };
        self.value = Some((name, value));
        key.map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let (name, value) = self.value.take().ok_or_else(|| Error::custom("no value"))?;
        let step = self.step.map_or_else(|| format!(".{name}"), str::to_owned);
        seed.deserialize(self.parent.below(&step, value))
    }
}

struct Chosen<'a> {
    variant: String,
    content: Noting<'a>,
}

impl<'de, 'a> EnumAccess<'de> for Chosen<'a> {
    type Error = Error;
    type Variant = Noting<'a>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Noting<'a>), Error> {
        let variant: serde::de::value::StringDeserializer<Error> = self.variant.into_deserializer();
        Ok((seed.deserialize(variant)?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Noting<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        self.note("nothing");
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_struct("", known, visitor)
    }
}
