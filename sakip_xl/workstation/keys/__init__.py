"""The private keys of this person at this computer, and how a PIN or a sentence opens them."""
