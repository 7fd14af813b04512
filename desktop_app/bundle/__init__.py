"""The signed, sealed package: container, manifest, signing, sealing, writer, verifier, enrolment. Format: FORMAT.md."""
