//! The content, the built web client and the records' migrations are compiled in; when they
//! change, so must the binary.

fn main() {
    // The folder itself may be missing in a fresh clone: cargo then runs this again each time, which is cheap.
    println!("cargo:rerun-if-changed=../web-client/dist");
    println!("cargo:rerun-if-changed=../content");
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=migrations");
}
