import DiglotFixtures
import Foundation
import Testing

@Suite struct SiteTests {
  @Test func `a site comes back from JSON as it was`() throws {
    let answer = Answer(
      status: 503, headers: [.init(name: "Retry-After", value: "1")], pieces: [.init(delay: 5, body: [0, 255])])
    let site = Site(hosts: [.init(name: "a.example", routes: [Route(path: ["users", "{id}"], answers: [answer])])])
    #expect(try JSONDecoder().decode(Site.self, from: JSONEncoder().encode(site)) == site)
  }
}
