using System.CommandLine;
using AlphaPulse.Hosting;
using AlphaPulse.Models;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Registry;

/// <summary>The registry that a verb works on.</summary>
internal static class RegistryOption
{
    public static Option<string> Create() => new("--registry") { Description = "The folder of the registry, such as alphapulse-run/registry.", Required = true };

    public static Argument<string> Version() => new("version") { Description = "The version, as in m-3bf86a8b3db1be02, or an alias, as in champion." };

    public static Option<string?> SigningKey() => new("--signing-key") { Description = "A PEM file with the private key of an elliptic curve that signs what is recorded." };

    public static Option<string?> Runs() => new("--runs") { Description = "The folder of the recorded trainings; runs beside the registry where it is not named." };

    /// <summary>The folder of the recorded trainings.</summary>
    public static string RunsFolder(string? named, string registry) =>
        named ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(registry)) ?? registry, PipelineFiles.Runs);

    /// <summary>Opens a registry that is there: a mistyped folder is no empty registry.</summary>
    public static FileModelRegistry Open(string folder, string? signingKey = null, string? trustedKey = null) => Directory.Exists(folder)
        ? new FileModelRegistry(new FileModelRegistryOptions { Folder = folder, SigningKeyFile = signingKey, TrustedKeyFile = trustedKey }, TimeProvider.System)
        : throw new RegistryException($"There is no registry in '{folder}'; name the folder that a run left, such as alphapulse-run/registry.");

    /// <summary>The options of a registry for a host of services.</summary>
    public static IAlphaPulseBuilder UseRegistry(this IAlphaPulseBuilder builder, string folder, string? signingKey)
    {
        builder.Services.Configure<FileModelRegistryOptions>(o => o.SigningKeyFile = signingKey);
        return builder.UseFileRegistry(folder);
    }

    /// <summary>Finds a version by its id or an alias.</summary>
    public static async Task<ModelVersion> FindAsync(IModelRegistry registry, string versionOrAlias, CancellationToken cancellationToken) =>
        await registry.FindAsync(versionOrAlias, cancellationToken)
        ?? throw new RegistryException($"The registry has no version or alias '{versionOrAlias}'; 'alphapulse models list' shows what it has.");
}
