// A new token is selected, so that one key copies it.
document.getElementById("token").select();
