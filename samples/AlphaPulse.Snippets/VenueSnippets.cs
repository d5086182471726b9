using AlphaPulse.Snippets.Acme;
using AlphaPulse.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Snippets;

/// <summary>The code of the guide on venues.</summary>
internal static class VenueSnippets
{
    public static void Add(IServiceCollection services)
    {
        // snippet: venue-add
        services.AddAlphaPulse(pulse => pulse.AddCollectors(c => c.AddVenue<AcmeVenue, AcmeVenueOptions>(o => o.Symbols.Add("BTC/USD"))));
        // end
    }

    public static async Task VerifyAsync(VenueScript script)
    {
        // snippet: venue-contract
        await VenueContract.VerifyAsync(script);
        // end
    }
}
