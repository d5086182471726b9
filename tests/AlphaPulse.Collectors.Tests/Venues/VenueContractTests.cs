using AlphaPulse.Testing;

namespace AlphaPulse.Collectors.Tests.Venues;

public class VenueContractTests
{
    public static TheoryData<string> Names => [.. VenueScripts.All.Select(s => s.Instrument.Venue!)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Every_venue_keeps_the_contract(string name) => VenueContract.VerifyAsync(VenueScripts.Of(name));
}
