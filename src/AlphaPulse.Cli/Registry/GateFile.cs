using AlphaPulse.Cli.Output;
using AlphaPulse.Hosting;
using AlphaPulse.Training;

namespace AlphaPulse.Cli.Registry;

/// <summary>A JSON file with what a gate asks and what follows it, <c>{"gate":{...},"policies":{...}}</c>: the properties of <see cref="GateOptions"/> and <see cref="ModelPolicyOptions"/> in snake case.</summary>
internal sealed class GateFile
{
    /// <summary>What a model must show.</summary>
    public GateOptions Gate { get; } = new();

    /// <summary>Whether it serves in shadow first. The other policies may be named, so that a host and this verb share a file, and do nothing here.</summary>
    public ModelPolicyOptions Policies { get; } = new();

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The options.</returns>
    /// <exception cref="FormatException">The file is no such JSON, or has a name that is not known; the message says where.</exception>
    public static async Task<GateFile> ReadAsync(string? path, CancellationToken cancellationToken)
    {
        var file = new GateFile();
        await (path is null
            ? Task.CompletedTask
            : OptionsFile.ReadAsync(path, file, new HashSet<string>(StringComparer.Ordinal), """{"gate":{"maximum_p_value":0.01},"policies":{"require_shadow":true}}""", cancellationToken));
        return file;
    }
}
