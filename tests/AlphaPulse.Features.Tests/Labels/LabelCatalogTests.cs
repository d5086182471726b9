using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Features.Tests;

public sealed class LabelCatalogTests
{
    private static readonly LabelCatalog Own = new([Kind("double"), Kind("plain")]);

    [Fact]
    public void Labels_of_the_package_and_own_ones_are_read_by_their_names_also_within_another()
    {
        Assert.Equal("direction(4)", Own.Parse("direction(4)").Name);
        Assert.Equal("double(3)", Own.Parse("double(3)").Name);
        Assert.Equal("meta(momentum(24),double(3),10)", Own.Parse("meta(momentum(24),double(3),10)").Name);
        Assert.True(Own.TryParse("double(3)", out var label));
        Assert.Equal(3, label.HorizonBars);
    }

    [Theory]
    [InlineData("triple(3)", "triple")]
    [InlineData("meta(momentum(24),triple(3),10)", "triple")]
    public void A_name_that_nobody_added_is_refused_with_how_to_add_it(string specification, string name)
    {
        Assert.False(Own.TryParse(specification, out var none));
        Assert.Null(none);
        var refused = Assert.Throws<UnknownLabelException>(() => Own.Parse(specification));
        Assert.Contains($"AddLabel(\"{name}\"", refused.Message, StringComparison.Ordinal);
        Assert.Throws<UnknownLabelException>(() => LabelCatalog.BuiltIn.Parse("double(3)"));
    }

    [Theory]
    [InlineData("double(x)")]
    [InlineData("double(99999999999)")]
    [InlineData("double(3")]
    [InlineData("double")]
    [InlineData("plain(3)")]
    [InlineData("direction(0)")]
    [InlineData("")]
    public void Impossible_arguments_are_refused_and_so_is_another_label_than_was_asked_for(string specification)
    {
        var refused = Assert.ThrowsAny<ArgumentException>(() => Own.Parse(specification));
        Assert.IsNotType<UnknownLabelException>(refused);
    }

    [Fact]
    public void Names_are_added_once_and_leave_those_of_the_package_alone()
    {
        Assert.Contains("added twice", Assert.Throws<LabelConflictException>(() => new LabelCatalog([Kind("double"), Kind("double")])).Message, StringComparison.Ordinal);
        Assert.Contains("comes with the package", Assert.Throws<ArgumentException>(() => Kind("direction")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Kind("Two Words"));
        using var services = new ServiceCollection().AddAlphaPulse(pulse => pulse.AddLabel("double", a => new Named("double", a))).BuildServiceProvider();
        Assert.Equal("double(3)", services.GetRequiredService<LabelCatalog>().Parse("double(3)").Name);
    }

    [Fact]
    public void The_same_registration_again_adds_nothing_and_another_one_is_refused_at_once()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.AddLabel("double", Double).AddLabel("double", Double));
        services.AddAlphaPulse(pulse => pulse.AddLabel("double", Double).AddLabel("other", Double));
        Assert.Equal(["double", "other"], services.Where(s => s.ServiceType == typeof(LabelKind)).Select(s => ((LabelKind)s.ImplementationInstance!).Name));
        var refused = Assert.Throws<LabelConflictException>(() => services.AddAlphaPulse(pulse => pulse.AddLabel("double", Plain)));
        Assert.Equal("double", refused.Label);
        using var provider = services.BuildServiceProvider();
        Assert.Equal("double(3)", provider.GetRequiredService<LabelCatalog>().Parse("double(3)").Name);

        static ILabel Double(IReadOnlyList<string> arguments) => new Named("double", arguments);
        static ILabel Plain(IReadOnlyList<string> arguments) => new Named("plain", arguments);
    }

    /// <summary>One kind makes what it is asked for, the other something else.</summary>
    private static LabelKind Kind(string name) => new(name, arguments => new Named(name == "plain" ? "double" : name, arguments));

    private sealed class Named(string name, IReadOnlyList<string> arguments) : ILabel
    {
        private readonly ILabel _inner = Labels.ForwardLogReturn(int.Parse(arguments[0], CultureInfo.InvariantCulture));

        public string Name => string.Create(CultureInfo.InvariantCulture, $"{name}({HorizonBars})");

        public ModelTask Task => _inner.Task;

        public int HorizonBars => _inner.HorizonBars;

        public int LookbackBars => _inner.LookbackBars;

        public bool FollowsPath => _inner.FollowsPath;

        public bool TellsSide => _inner.TellsSide;

        public ILabelRun? Begin(in LabelStart start) => _inner.Begin(start);
    }
}
