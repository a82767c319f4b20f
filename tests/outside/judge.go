// Judges heads and proofs with golang.org/x/mod/sumdb, the library of Go's own checksum database.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type aCase struct {
	Kind, Note, Key, Entry, Root string
	OldRoot                      string `json:"old_root"`
	Index, Size, Old             int64
	Proof                        []string
	Holds                        bool
}

func bytes(text string) []byte {
	decoded, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return decoded
}

func hash(text string) (h tlog.Hash) {
	copy(h[:], bytes(text))
	return h
}

func hashes(texts []string) (list []tlog.Hash) {
	for _, text := range texts {
		list = append(list, hash(text))
	}
	return list
}

func judge(c aCase) (bool, bool) {
	switch c.Kind {
	case "head":
		verifier, err := note.NewVerifier(c.Key)
		if err != nil {
			panic(err)
		}
		opened, err := note.Open([]byte(c.Note), note.VerifierList(verifier))
		if err != nil {
			return false, true
		}
		lines := strings.Split(opened.Text, "\n")
		_, err = strconv.ParseInt(lines[1], 10, 64)
		return err == nil && len(bytes(lines[2])) == 32, true
	case "inclusion":
		leaf := tlog.RecordHash(bytes(c.Entry))
		return tlog.CheckRecord(hashes(c.Proof), c.Size, hash(c.Root), c.Index, leaf) == nil, true
	case "consistency":
		return tlog.CheckTree(hashes(c.Proof), c.Size, hash(c.Root), c.Old, hash(c.OldRoot)) == nil, true
	}
	return false, false // Cosignatures are not in this library.
}

func main() {
	data, err := os.ReadFile(os.Args[1] + "/cases.json")
	if err != nil {
		panic(err)
	}
	var all struct {
		Cases   []aCase
		Entries []string
		Root    string
	}
	if err := json.Unmarshal(data, &all); err != nil {
		panic(err)
	}
	agreed, accepted, failed := 0, 0, 0
	for i, c := range all.Cases {
		holds, judged := judge(c)
		if !judged {
			continue
		}
		if holds != c.Holds {
			fmt.Printf("case %d (%s): here %v, there %v\n", i, c.Kind, holds, c.Holds)
			failed++
			continue
		}
		agreed++
		if holds {
			accepted++
		}
	}
	fmt.Printf("golang.org/x/mod/sumdb: %d accepted, %d refused, %d disagreements\n", accepted, agreed-accepted, failed)
	if failed > 0 || accepted == 0 || agreed == accepted {
		os.Exit(1)
	}
}
