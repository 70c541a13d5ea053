/// What a snippet asks of hosts that have fixtures, with the output that it then has: virtual seconds and text.
enum WebExamples {
  static let fixtures = [
    "api.example.com/hello.yaml": "delay: 0.5\nbody: \"hello\\n\"\n",
    "api.example.com/posts/{id}.yaml": "delay: 0.25\nheaders: {X-Post: '{id}'}\njson: {title: 'Post {id}'}\n",
    "api.example.com/moody.yaml": "- {status: 503, body: first}\n- {delay: 1, body: second}\n",
    "api.example.com/drops.yaml": "chunks: [one, two, three]\nevery: 0.5\n",
    "api.example.com/reset.yaml": "delay: 1\nfailure: reset\n",
    "api.example.com/cut.yaml": "body: 0123456789\nfailure: truncated\n",
    "api.example.com/silent.yaml": "failure: silent\n",
    "api.example.com/form.yaml": "POST: {status: 201, body: made}\n",
    "api.example.com:8443/odd.txt": "another port",
    "shut.example.com/host.yaml": "refused: true\n",
  ]

  static let expected: [String: [(Double, String)]] = [
    "plain": [(0.5, "200 b'hello\\n'")],
    "secure": [(0.25, "Post 7 7")],
    "capital-letters": [(0.5, "b'hello\\n'")],
    "another-port": [(0, "another port")],
    "a-port-that-is-not-open": [(0, "ConnectionRefusedError")],
    "a-host-that-refuses": [(0, "ConnectionRefusedError")],
    "one-answer-after-the-other": [(0, "503"), (1, "second"), (2, "second")],
    "chunks": [(0.5, "one"), (1, "two"), (1.5, "three")],
    "reset": [(1, "ConnectionResetError")],
    "truncated": [(0, "IncompleteRead b'01234'")],
    "silent": [(2, "TimeoutError")],
    "one-connection": [(0.5, "b'hello\\n'"), (0.75, "b'{\"title\":\"Post 1\"}'")],
    "nothing-there": [(0, "404")],
    "another-method": [(0, "405 GET, HEAD"), (0, "201")],
    "threads": [(0.25, "['Post 0', 'Post 1', 'Post 2', 'Post 3']")],
    "processes": [(0.25, "['Post 0', 'Post 1']")],
    "a-started-program": [(0.5, "hello")],
    "a-child-that-is-waited-for": [(0.5, "no child")],
    "nobody-else-is-trusted": [(0, "SSLCertVerificationError")],
  ]

  static let all = [
    Example(
      "Plain",
      python: """
        from urllib.request import urlopen

        with urlopen("http://api.example.com/hello") as response:
            print(response.status, response.read())
        """),
    Example(
      "Secure",
      python: """
        import json
        from urllib.request import urlopen

        with urlopen("https://api.example.com/posts/7") as response:
            print(json.load(response)["title"], response.headers["X-Post"])
        """),
    Example(
      "Capital Letters",
      python: """
        from urllib.request import urlopen

        print(urlopen("https://API.Example.COM/hello").read())
        """),
    Example(
      "Another Port",
      python: """
        from urllib.request import urlopen

        print(urlopen("https://api.example.com:8443/odd.txt").read().decode())
        """),
    Example(
      "A Port That Is Not Open",
      python: """
        from urllib.request import urlopen
        from urllib.error import URLError

        try:
            urlopen("http://api.example.com:8080/hello")
        except URLError as error:
            print(type(error.reason).__name__)
        """),
    Example(
      "A Host That Refuses",
      python: """
        import socket

        try:
            socket.create_connection(("shut.example.com", 443))
        except OSError as error:
            print(type(error).__name__)
        """),
    Example(
      "One Answer After The Other",
      python: """
        from urllib.request import urlopen
        from urllib.error import HTTPError

        try:
            urlopen("http://api.example.com/moody")
        except HTTPError as error:
            print(error.code)
        for _ in range(2):
            print(urlopen("http://api.example.com/moody").read().decode())
        """),
    Example(
      "Chunks",
      python: """
        from http.client import HTTPSConnection

        connection = HTTPSConnection("api.example.com")
        connection.request("GET", "/drops")
        response = connection.getresponse()
        while part := response.read1():
            print(part.decode())
        """),
    Example(
      "Reset",
      python: """
        from http.client import HTTPConnection

        connection = HTTPConnection("api.example.com")
        connection.request("GET", "/reset")
        try:
            connection.getresponse()
        except OSError as error:
            print(type(error).__name__)
        """),
    Example(
      "Truncated",
      python: """
        from http.client import IncompleteRead
        from urllib.request import urlopen

        try:
            urlopen("https://api.example.com/cut").read()
        except IncompleteRead as error:
            print(type(error).__name__, error.partial)
        """),
    Example(
      "Silent",
      python: """
        from urllib.request import urlopen

        try:
            urlopen("http://api.example.com/silent", timeout=2)
        except TimeoutError as error:
            print(type(error).__name__)
        """),
    Example(
      "One Connection",
      python: """
        from http.client import HTTPSConnection

        connection = HTTPSConnection("api.example.com")
        for path in ("/hello", "/posts/1"):
            connection.request("GET", path)
            print(connection.getresponse().read())
        """),
    Example(
      "Nothing There",
      python: """
        from urllib.request import urlopen
        from urllib.error import HTTPError

        try:
            urlopen("http://api.example.com/elsewhere")
        except HTTPError as error:
            print(error.code)
        """),
    Example(
      "Another Method",
      python: """
        from http.client import HTTPConnection

        connection = HTTPConnection("api.example.com")
        connection.request("DELETE", "/hello")
        response = connection.getresponse()
        print(response.status, response.headers["Allow"])
        response.read()
        connection.request("POST", "/form", body="a=1")
        print(connection.getresponse().status)
        """),
    Example(
      "Threads",
      python: """
        import json
        from concurrent.futures import ThreadPoolExecutor
        from urllib.request import urlopen

        def title(number):
            return json.load(urlopen(f"https://api.example.com/posts/{number}"))["title"]

        with ThreadPoolExecutor(4) as pool:
            print(list(pool.map(title, range(4))))
        """),
    Example(
      "Processes",
      python: """
        import json
        import multiprocessing
        from urllib.request import urlopen

        def title(number):
            return json.load(urlopen(f"https://api.example.com/posts/{number}"))["title"]

        if __name__ == "__main__":
            with multiprocessing.Pool(2) as pool:
                print(pool.map(title, range(2)))
        """),
    Example(
      "A Started Program",
      python: """
        import subprocess
        import sys

        code = "from urllib.request import urlopen; print(urlopen('https://api.example.com/hello').read().decode(), end='')"
        subprocess.run([sys.executable, "-c", code])
        """),
    Example(
      "A Child That Is Waited For",
      python: """
        import os
        from urllib.request import urlopen

        urlopen("http://api.example.com/hello").read()
        try:
            os.wait()
        except ChildProcessError:
            print("no child")
        """),
    Example(
      "Nobody Else Is Trusted",
      python: """
        import socket
        import ssl

        context = ssl.create_default_context()
        plain = socket.create_connection(("api.example.com", 443))
        try:
            context.wrap_socket(plain, server_hostname="elsewhere.example.org")
            print("trusted")
        except ssl.SSLCertVerificationError as error:
            print(type(error).__name__)
        """),
  ]
}
