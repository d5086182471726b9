using System.Globalization;
using AlphaPulse.Training;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Checks <see cref="ModelPolicyOptions"/>; each policy checks its own.</summary>
internal sealed class ModelPolicyOptionsValidator : IValidateOptions<ModelPolicyOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelPolicyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> defects =
        [
            .. Defect(nameof(options.Shadow), () => new ShadowPolicy(options.Shadow)),
            .. Defect(nameof(options.Rollback), () => new RollbackPolicy(options.Rollback)),
            .. Defect(nameof(options.Retrain), () => new RetrainPolicy(options.Retrain)),
        ];
        if (options.CheckInterval < TimeSpan.FromSeconds(1) || options.CheckInterval > TimeSpan.FromDays(30))
        {
            defects.Add(string.Create(CultureInfo.InvariantCulture, $"ModelPolicyOptions.CheckInterval is {options.CheckInterval:c}; set it from 1 second to 30 days."));
        }

        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }

    private static IEnumerable<string> Defect(string part, Func<object> create)
    {
        try
        {
            create();
            return [];
        }
        catch (ArgumentException exception)
        {
            return [$"ModelPolicyOptions.{part}: {exception.Message}"];
        }
    }
}
