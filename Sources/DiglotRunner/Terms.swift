/// On what terms a run is made, whichever language it is in.
package struct Terms: Sendable {
  /// Nanoseconds of the machine's time, after which the run is killed.
  package var limit: Int
  /// Time is the machine's.
  package var realTime = false
  /// By how many blocks to move the addresses of what the program makes, to tell an order that is luck; 0 for the usual ones.
  package var shift = 0
  /// The folder that says which hosts have fixtures (`SiteFolder`).
  package var site: String?
  /// The run reaches the machine's servers: what is recorded is asked there.
  package var isOnMachineNetwork = false
  /// The run tells when its tasks wait, for a drawing of them.
  package var tellsTasks = false

  package init(
    limit: Int, realTime: Bool = false, shift: Int = 0, site: String? = nil, isOnMachineNetwork: Bool = false
  ) {
    (self.limit, self.realTime, self.shift, self.site) = (limit, realTime, shift, site)
    self.isOnMachineNetwork = isOnMachineNetwork
  }
}
