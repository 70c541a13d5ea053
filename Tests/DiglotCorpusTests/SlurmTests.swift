import Foundation
import Testing

private let canStartSlurm =
  getuid() == 0 && ProcessInfo.processInfo.environment["DIGLOT_TEST_SLURM"] != nil
  && ["/usr/sbin/munged", "/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/bin/sbatch"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }

/// `verify --engine slurm` on a Slurm of its own: munged, slurmctld and slurmd of this machine, on loopback.
@Suite(.serialized, .enabled(if: canStartSlurm, "needs DIGLOT_TEST_SLURM, root, and Debian's slurm-wlm and munge"))
struct `Verifying on Slurm` {
  /// The daemons, until nobody holds them.
  private final class Cluster {
    let folder: TemporaryFolder
    var configuration: String { folder.path + "/slurm.conf" }

    /// - Parameter lost: a line of shell; a task is lost where it succeeds.
    init(losing lost: String) async throws {
      folder = try TemporaryFolder()
      let path = folder.path
      try folder.write("key", (0..<1024).map { _ in UInt8.random(in: 0...255) })
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path + "/key")
      try folder.write("lose.sh", "#!/bin/sh\nif \(lost); then exit 1; fi\nexit 0\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path + "/lose.sh")
      for name in ["state", "spool", "munge"] {
        try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
      }
      let host = String(ProcessInfo.processInfo.hostName.split(separator: ".")[0])
      let ports = (Int.random(in: 20000..<30000), Int.random(in: 30000..<32000))
      try folder.write(
        "slurm.conf",
        """
        ClusterName=test
        SlurmctldHost=\(host)(127.0.0.1)
        AuthType=auth/munge
        AuthInfo=socket=\(path)/munge/socket
        SlurmUser=root
        SlurmdUser=root
        SlurmctldPort=\(ports.0)
        SlurmdPort=\(ports.1)
        StateSaveLocation=\(path)/state
        SlurmdSpoolDir=\(path)/spool
        SlurmctldPidFile=\(path)/slurmctld.pid
        SlurmdPidFile=\(path)/slurmd.pid
        SlurmctldLogFile=\(path)/slurmctld.log
        SlurmdLogFile=\(path)/slurmd.log
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        TaskProlog=\(path)/lose.sh
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU
        MpiDefault=none
        ReturnToService=2
        NodeName=\(host) NodeAddr=127.0.0.1 CPUs=\(ProcessInfo.processInfo.activeProcessorCount)
        PartitionName=all Nodes=ALL Default=YES State=UP

        """)
      let started = try await ShellRun(
        """
        munged --force --key-file='\(path)/key' --socket='\(path)/munge/socket' --pid-file='\(path)/munged.pid' \
          --log-file='\(path)/munge/log' --seed-file='\(path)/munge/seed'
        slurmctld && slurmd
        for try in $(seq 100); do timeout 2 sinfo --noheader --format=%T | grep -q idle && exit 0; sleep 0.1; done
        exit 1
        """, variables: ["SLURM_CONF": configuration])
      try #require(started.status == 0, "\(started.text)")
    }

    deinit {
      for name in ["slurmctld", "slurmd", "munged"] {
        let text = try? folder.text(name + ".pid")
        if let pid = text.flatMap({ pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }) { kill(pid, SIGTERM) }
      }
    }

    func verify(
      _ corpus: MiniCorpus, _ options: [String], environment: [String: String] = [:]
    ) async throws -> CommandLineRun {
      try await CommandLineRun(
        ["verify", corpus.path, "--engine", "slurm", "--shared", folder.path] + options,
        environment: environment.merging(["SLURM_CONF": configuration]) { $1 })
    }
  }

  @Test(.timeLimit(.minutes(30))) func `gives the report of one run, and tries a lost part again`() async throws {
    let once = try TemporaryFolder()
    let cluster = try await Cluster(losing: "[ \"$SLURM_ARRAY_TASK_ID\" = 2 ] && mkdir '\(once.path)/lost' 2>/dev/null")
    let corpus = try `A report for a machine that builds`.corpus()
    let ran = try await cluster.verify(corpus, ["--shards", "3", "--format", "json"])
    let plain = try await CommandLineRun(["verify", corpus.path, "--format", "json"])
    typealias Merging = `Merging shards`
    #expect(ran.status == plain.status && Merging.plain(ran.stdout) == Merging.plain(plain.stdout), "\(ran.stderr)")
    let told = ran.stderr.split(separator: "\n")
    #expect(told.count == 3, "\(told)")
    #expect(told.first?.hasPrefix("note: 3 parts are submitted as job ") == true)
    #expect(told.dropFirst().first == "note: part 2/3 was lost: tried again")
    #expect(told.last?.hasPrefix("note: 1 part is submitted as job ") == true)
    let left = try FileManager.default.contentsOfDirectory(atPath: cluster.folder.path)
    #expect(!left.contains { $0.hasPrefix(".diglot-slurm") }, "\(left)")

    let moment = ["SOURCE_DATE_EPOCH": "1800000000"]
    let page = try await cluster.verify(corpus, ["--shards", "3", "--format", "html"], environment: moment)
    let ours = try await CommandLineRun(["verify", corpus.path, "--format", "html"], environment: moment)
    #expect(page.status == ours.status && Merging.plain(page.stdout) == Merging.plain(ours.stdout), "\(page.stderr)")
  }

  @Test(.timeLimit(.minutes(30))) func `gives up on a part that is lost each time, and names its log`() async throws {
    let cluster = try await Cluster(losing: "[ \"$SLURM_ARRAY_TASK_ID\" = 1 ]")
    let corpus = try `A report for a machine that builds`.corpus()
    let ran = try await cluster.verify(corpus, ["--shards", "2"])
    #expect(ran.status == 2 && ran.stdout.isEmpty)
    #expect(ran.stderr.contains("error: [shard-lost] part 1/2 was lost 3 times"))
    let log = try #require(ran.stderr.firstMatch(of: /its log is (\S+)/)?.1)
    #expect(try String(contentsOfFile: String(log), encoding: .utf8).contains("TaskProlog failed"))
  }
}

@Suite struct `Verifying without Slurm` {
  @Test func `says what is missing`() async throws {
    let corpus = try `A report for a machine that builds`.corpus()
    let shared = try TemporaryFolder()
    let ran = try await CommandLineRun(
      ["verify", corpus.path, "--engine", "slurm", "--shared", shared.path], environment: ["PATH": "/nonexistent"])
    #expect(ran.status == 2 && ran.stderr.contains("error: [slurm-missing] no 'sbatch' in the PATH"))
    let both = try await CommandLineRun(["verify", corpus.path, "--engine", "slurm", "--shard", "1/2"])
    #expect(both.status == 2 && both.stderr.contains("'--shard'"))
  }
}
