namespace HybHanas.CostService;

/// <summary>The service: POST /costs takes a circuit and answers with its costs on every bundled backend.</summary>
public static class CostApplication
{
    /// <summary>The application, not yet started.</summary>
    /// <param name="args">Command line, such as --urls http://127.0.0.1:5000.</param>
    /// <param name="limits">What one request may ask for; null takes the usual limits.</param>
    public static WebApplication Create(string[] args, CostLimits? limits = null)
    {
        limits ??= new CostLimits();
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = limits.BodyBytes);
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi();
        builder.Services.AddSingleton(new CostDesk(limits));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapOpenApi();
        app.MapPost("/costs", CostsAsync)
            .WithSummary("Costs of a circuit on every bundled backend, cheapest first.")
            .Produces<IReadOnlyList<BackendAnswer>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return app;
    }

    private static async Task<IResult> CostsAsync(CostRequest request, CostDesk desk, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(request.Qasm))
            return Refused("no circuit", "\"qasm\" holds the circuit in OpenQASM 2 or 3");
        try
        {
            return Results.Ok(await desk.AnswerAsync(request, cancellation));
        }
        catch (HybHanasException fault)
        {
            return Refused(fault.Code, fault.Message);
        }
        catch (TooLargeException fault)
        {
            return Refused("too large", fault.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Results.Problem(
                "the circuit took too long; send a smaller one, or try again later", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Refused(string title, string detail) =>
        Results.Problem(detail, title: title, statusCode: StatusCodes.Status400BadRequest);
}
